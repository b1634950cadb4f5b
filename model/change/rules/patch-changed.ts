import type { JsonMap } from "../../spec/json.ts";
import { listAt, textAt } from "../at.ts";
import type { ObjectChange } from "../object-change.ts";
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
      const fix = "say it in a field of the specs, where there is one";
      for (const one of latter?.keys() ?? [])
        if (!former?.has(one))
          yield { object, message: `${says(object, latter?.get(one))} that no rule looks into`, fix };
      for (const one of former?.keys() ?? [])
        if (object.becomes !== undefined && !latter?.has(one))
          yield { object, message: `${says(object, former?.get(one))} no longer`, fix };
    }
  },
};

const says = ({ application, path }: ObjectChange, what = ""): string =>
  `kustomize changes ${what === "" ? (application ?? path) : what} in a way`;

/** All that a `kustomization.yaml` does beside listing files: what it does as JSON -> the object that it is done to. */
function alterationsIn(file: JsonMap | undefined): ReadonlyMap<string, string> {
  if (textAt(file, "apiVersion")?.startsWith("kustomize.config.k8s.io/") !== true) return new Map();
  const { apiVersion: _, kind: __, metadata: ___, resources: ____, patches: _____, ...others } = file ?? {};
  const patches = listAt(file, "patches").map(
    (one) =>
      [JSON.stringify(one), [textAt(one, "target", "kind"), textAt(one, "target", "name")].join(" ").trim()] as const,
  );
  return new Map([...patches, ...Object.entries(others).map((one) => [JSON.stringify(one), ""] as const)]);
}

function patch(seconds: number): string {
  return `patches: [{ target: { kind: Deployment }, merge: { spec: { minReadySeconds: ${seconds} } } }]`;
}
