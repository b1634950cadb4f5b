import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fileChanges, unreadable } from "../../../actions/plan/files.ts";
import { printYaml } from "../../../manifests-src/yaml.ts";

const secret = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: shop\nstringData:\n  token: hunter2\n";
const service = "apiVersion: v1\nkind: Service\nmetadata:\n  name: shop\n";

const configMap = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "shop" } } as const;

const planned = (path: string, text: string) => ({
  environment: "staging",
  changes: [{ path, text }],
  units: [],
  drift: [],
  removedClusters: [],
  notDeployed: [],
  kept: [],
  tree: "1".repeat(40),
});

const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `apps-${index}`);
const roster = printYaml({ ...configMap, data: { units: numbered(5_000).join("\n") } });
const list = printYaml({
  apiVersion: "kustomize.config.k8s.io/v1beta1",
  kind: "Kustomization",
  resources: numbered(5_000),
});

const cases = [
  ["what people wrote into a comment is not shown", "a.yaml", `# token: hunter2\n${service}`, true],
  [
    "a value with the sign of a comment in it",
    "a.yaml",
    printYaml({ ...configMap, data: { color: "a #b" } }),
    undefined,
  ],
  ["a long value of our own", "a.yaml", roster, undefined],
  ["a long list of our own", "kustomization.yaml", list, undefined],
  ["a Secret is shown without what it holds", "a.yaml", secret, true],
  ["what is no manifest is not shown", "a.txt", "token: hunter2", true],
  ["any other object is shown byte for byte", "a.yaml", service, undefined],
  ["the lock is shown byte for byte", "landfall.lock", "{}\n", undefined],
] as const;

const files = suite("fileChanges");
for (const [claim, path, text, isMasked] of cases) {
  files(`${claim}, and ${isMasked ? "is" : "is not"} said to be masked`, () => {
    const [change] = fileChanges(planned(path, text), new Map());
    assert.is(change?.after?.isMasked, isMasked);
    assert.is(change?.after?.text === text, isMasked === undefined);
    assert.not.ok(change?.after?.text.includes("hunter2"));
  });
}
files("what nobody could read is said to be masked", () => {
  const [change] = fileChanges(planned("a.yaml", service), new Map([["a.yaml", undefined]]));
  assert.equal(change?.before, { text: unreadable, isMasked: true });
});
files.run();
