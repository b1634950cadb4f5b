import { suite } from "uvu";
import * as assert from "uvu/assert";
import { apps } from "../../../manifests-src/apps/apps.ts";
import { objectsOf } from "../../../model/spec/objects.ts";
import { sampleWorkload } from "../sample.ts";
import { job, route, worker } from "./made.ts";

const known = suite("objectsOf");

for (const [title, overrides] of [
  ["the least", {}],
  ["further ports", { ports: { admin: 9000 } }],
  [
    "everything that comes with a route",
    { routes: [route], headers: { A: "b" }, limits: { burst: 1, bodyKiB: 1, concurrent: 2, requestsPerSecond: 3 } },
  ],
  ["headers and limits without a route", { headers: { A: "b" }, limits: { bodyKiB: 1 } }],
  [
    "secrets",
    { secretStore: "s", secrets: { A: { key: "a" } }, pullSecrets: { ghcr: { key: "b" }, quay: { key: "c" } } },
  ],
  ["scaling", { scaling: { kind: "automatic", min: 2, max: 3, cpuPercent: 70 } }],
  [
    "blue/green with a route",
    { routes: [route], strategy: { kind: "blueGreen", checks: 1, intervalSeconds: 10, failures: 1, gates: {} } },
  ],
  [
    "blue/green without one",
    { strategy: { kind: "blueGreen", checks: 1, intervalSeconds: 10, failures: 1, gates: {} } },
  ],
  ["rolling, which was named", { strategy: { kind: "rolling" } }],
  ["no budget", { scaling: { kind: "fixed", replicas: 3 }, disruptionBudget: false }],
  ["jobs", { config: { A: "b" }, jobs: { migrate: job(), nightly: job({ schedule: "0 4 * * *" }) } }],
] as const) {
  known(`names exactly what is rendered: ${title}`, () => {
    for (const workload of [sampleWorkload(overrides), worker(overrides)]) {
      const rendered = apps({ workload }).map(({ kind, metadata }) => `${kind}/${metadata.name}`);
      assert.equal(
        rendered.sort(),
        objectsOf(workload)
          .map(({ kind, name }) => `${kind}/${name}`)
          .sort(),
      );
    }
  });
}
known.run();
