import type { JsonMap } from "../../spec/json.ts";
import { listAt, textAt } from "../at.ts";
import type { RiskRule } from "../risk.ts";
import { ofShop } from "./example.ts";
import { changesIn } from "./objects.ts";

export const patchChanged: RiskRule = {
  id: "patch-changed",
  title: "What kustomize changes in an object is looked at by somebody",
  rationale:
    "A patch is applied to the object after it was rendered, so what it does shows in no file and is checked by no other " +
    "rule: it can take away what all of them are there for.",
  link: "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/",
  severity: "error",
  examples: {
    accepted: ofShop(patch(10), patch(10)),
    rejected: ofShop(patch(10), patch(20)),
  },
  *check(planned) {
    for (const object of changesIn(planned)) {
      const [former, latter] = [object.was, object.becomes].map(alterationsIn);
      if (former === undefined || latter === undefined || object.becomes === undefined) continue;
      for (const what of new Map([...former, ...latter]).keys())
        if (former.get(what) !== latter.get(what))
          yield {
            object,
            message: `a patch of ${what} is ${how(former.get(what), latter.get(what))}, and no rule looks into what it does`,
            fix: "say it in a field of the specs, where there is one",
          };
    }
  },
};

const how = (was: string | undefined, is: string | undefined): string =>
  was === undefined ? "added" : is === undefined ? "taken away" : "changed";

/** All that a `kustomization.yaml` does beside listing files: what it changes -> how, as JSON. */
function alterationsIn(file: JsonMap | undefined): ReadonlyMap<string, string> {
  if (textAt(file, "apiVersion")?.startsWith("kustomize.config.k8s.io/") !== true) return new Map();
  const found = new Map<string, string>();
  const add = (what: string, how: unknown): unknown =>
    found.set(what, `${found.get(what) ?? ""}${JSON.stringify(how)}`);
  for (const patch of listAt(file, "patches"))
    add(`${textAt(patch, "target", "kind") ?? "objects"} ${textAt(patch, "target", "name") ?? ""}`.trim(), patch);
  for (const [field, value] of Object.entries(file ?? {}))
    if (!known.includes(field)) add(`objects by ${field}`, value);
  return found;
}

/** What only says which files there are, and what is looked at patch by patch. */
const known = ["apiVersion", "kind", "metadata", "resources", "patches"];

function patch(seconds: number): string {
  return `patches: [{ target: { kind: Deployment }, merge: { spec: { minReadySeconds: ${seconds} } } }]`;
}
