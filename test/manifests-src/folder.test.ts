import { suite } from "uvu";
import * as assert from "uvu/assert";
import { add, synthesize, toFolder } from "../../manifests-src/folder.ts";

const object = (kind: string, name: string, namespace?: string) => ({
  apiVersion: "v1",
  kind,
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
});

const folder = suite("toFolder");

folder("writes one object per file, and lists them in kustomization.yaml", () => {
  const files = toFolder([object("Service", "shop"), object("ConfigMap", "shop")]);
  assert.equal([...files.keys()], ["configmap-shop.yaml", "kustomization.yaml", "service-shop.yaml"]);
  assert.is(
    files.get("kustomization.yaml"),
    "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - configmap-shop.yaml\n  - service-shop.yaml\n",
  );
});

folder("never takes Flux's Kustomization for kustomize's", () => {
  assert.ok(toFolder([object("Kustomization", "apps-shop")]).has("flux-kustomization-apps-shop.yaml"));
});

folder("refuses two objects that would share a file", () => {
  const both = [object("Role", "shop", "a"), object("Role", "shop", "b")];
  assert.throws(() => toFolder(both), /two objects would both be written to role-shop.yaml/);
});

for (const name of ["../shop", "a/b", "a\\b", "", "Shop", "a b", "a\n", "..", "ä"]) {
  folder(`refuses an object named ${JSON.stringify(name)} or keeps it in its folder`, () => {
    let files: readonly string[] = [];
    try {
      files = [...toFolder([object("Service", name)]).keys()];
    } catch (error) {
      assert.match(String(error), /is not fit for a file's name/);
    }
    for (const file of files) assert.match(file, /^(service-[a-z.-]*\.yaml|kustomization\.yaml)$/);
  });
}

folder.run();

const synthesis = suite("synthesize");

synthesis("keeps names as they are given, and puts the labels on every object", () => {
  const [manifest] = synthesize({ a: "b" }, (chart) => void add(chart, object("Service", "shop")));
  assert.equal(manifest?.metadata, { name: "shop", labels: { a: "b" } });
});

synthesis("refuses the same object twice", () => {
  const twice = () =>
    synthesize({}, (chart) => {
      add(chart, object("Service", "shop"));
      add(chart, object("Service", "shop"));
    });
  assert.throws(twice, /already/);
});

synthesis.run();
