import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { appsFolder } from "../../../manifests-src/apps/apps.ts";
import { sampleWorkload } from "../sample.ts";

const patches = suite("apps: patches");

patches("are kustomize's to make, on each object that is meant", () => {
  const workload = sampleWorkload({
    ports: { admin: 9000 },
    patches: [
      {
        target: { kind: "Deployment" },
        merge: { metadata: { annotations: { a: "b" } }, spec: { minReadySeconds: 10 } },
      },
      { target: { kind: "Service", name: "shop" }, operations: [{ op: "remove", path: "/spec/ports/1" }] },
      { target: { kind: "ConfigMap" }, merge: { data: { A: "b" } } },
    ],
  });
  const { patches: found } = parse(appsFolder({ workload }).get("kustomization.yaml") ?? "");
  assert.equal(
    found.map(({ target }: { readonly target: object }) => target),
    [
      { kind: "Deployment", name: "shop" },
      { kind: "Service", name: "shop" },
    ],
  );
  assert.equal(parse(found[0].patch), {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "shop", annotations: { a: "b" } },
    spec: { minReadySeconds: 10 },
  });
  assert.equal(parse(found[1].patch), [{ op: "remove", path: "/spec/ports/1" }]);
});
patches.run();
