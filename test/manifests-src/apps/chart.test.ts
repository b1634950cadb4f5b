import { suite } from "uvu";
import * as assert from "uvu/assert";
import { apps } from "../../../manifests-src/apps/apps.ts";
import type { Charted } from "../../../manifests-src/deployed.ts";
import { objects } from "../read.ts";
import { worker } from "./made.ts";

const charts = suite("apps: charts");
const charted = (chart: Partial<Charted["chart"]>): Charted => ({
  ...worker({}),
  release: undefined,
  chart: { url: "oci://ghcr.io/acme/redis", version: "1.4.0", values: {}, podSecurity: "restricted", ...chart },
});

charts("at an OCI address are pulled as an artifact, whose tag has no plus", () => {
  const all = objects(apps({ workload: charted({ version: "1.4.0+7" }) }));
  assert.equal([...all.keys()], ["helmrelease-shop.yaml", "ocirepository-shop.yaml"]);
  assert.equal(all.get("ocirepository-shop.yaml")?.spec["ref"], { tag: "1.4.0_7" });
  assert.equal(all.get("helmrelease-shop.yaml")?.spec["chartRef"], { kind: "OCIRepository", name: "shop" });
});

charts("in a Helm repository are named with their version", () => {
  const all = objects(apps({ workload: charted({ url: "https://charts.acme.example", name: "redis" }) }));
  assert.equal([...all.keys()], ["helmrelease-shop.yaml", "helmrepository-shop.yaml"]);
  assert.equal(all.get("helmrelease-shop.yaml")?.spec["chart"], {
    spec: { chart: "redis", version: "1.4.0", sourceRef: { kind: "HelmRepository", name: "shop" } },
  });
});

charts("act as the account of their namespace, and keep every value whatever its name", () => {
  const values = { constructor: { prototype: ["x"] }, toString: "y" };
  const { spec } = objects(apps({ workload: charted({ values }) })).get("helmrelease-shop.yaml") ?? {};
  assert.is(spec?.["serviceAccountName"], "chart");
  // The assertion library asks values for their `constructor`.
  assert.is(JSON.stringify(spec?.["values"]), JSON.stringify(values));
});
charts.run();
