import type { Json, JsonMap } from "../../spec/json.ts";
import { listAt, textAt } from "../at.ts";
import type { RiskRule } from "../risk.ts";
import { files, shop } from "./example.ts";
import { alteredIn, kindOf, nameOf } from "./objects.ts";
import { isAllowed, permissionsOf } from "./role-rules.ts";

const sound = shop("environments: { production: {} }");

const binding = (...more: readonly string[]): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: landfall-application, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: landfall-application }
subjects:
  - { kind: ServiceAccount, name: apps-shop, namespace: flux-system }
${more.map((subject) => `  - ${subject}`).join("\n")}
`;

export const rightsWidened: RiskRule = {
  id: "rights-widened",
  title: "No account may do more in the cluster than before",
  rationale:
    "Whoever takes over a pod has the rights of its service account, and whoever is in a group has those of the group: a " +
    "role that allows more allows it to all of them. What people gain by name is told with what Access says.",
  link: "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
  severity: "error",
  examples: {
    accepted: { before: sound, after: files(sound, binding()) },
    rejected: {
      before: sound,
      after: files(sound, binding("{ kind: ServiceAccount, name: ci, namespace: default }")),
    },
  },
  *check(planned) {
    for (const { change, was, becomes } of alteredIn(planned)) {
      const gains = kindOf(change).endsWith("RoleBinding")
        ? newSubjects(was, becomes)
        : kindOf(change).endsWith("Role")
          ? newPermissions(was, becomes)
          : [];
      if (gains.length > 0)
        yield {
          object: change,
          message: `${nameOf(change)} allows more: ${gains.slice(0, 3).join(", ")}${gains.length > 3 ? " …" : ""}`,
          fix: "name only the verbs, resources and accounts that are needed",
        };
    }
  },
};

function newPermissions(was: JsonMap, becomes: JsonMap): readonly string[] {
  const former = permissionsOf(was);
  const gained = permissionsOf(becomes).filter((one) => !isAllowed(one, former));
  return gained.map(({ verb, resource }) => `${verb} ${resource.replace(/\.(?=\/|$)/, "")}`);
}

function newSubjects(was: JsonMap, becomes: JsonMap): readonly string[] {
  const former = new Set(listAt(was, "subjects").map(subject));
  return listAt(becomes, "subjects").flatMap((one) =>
    textAt(one, "kind") === "User" || former.has(subject(one)) ? [] : [`to ${subject(one)}`],
  );
}

const subject = (one: Json): string =>
  [textAt(one, "kind"), [textAt(one, "namespace"), textAt(one, "name")].filter(Boolean).join("/")].join(" ");
