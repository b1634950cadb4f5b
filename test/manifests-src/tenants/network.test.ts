import { suite } from "uvu";
import * as assert from "uvu/assert";
import { tenants, tenantsInput } from "../../../manifests-src/tenants/tenants.ts";
import type { Workload } from "../../../model/spec/workload.ts";
import { objects } from "../read.ts";
import { sampleWorkload } from "../sample.ts";

/** The specs of the network policies by name. */
const policies = (overrides: Partial<Workload>): ReadonlyMap<string, unknown> =>
  new Map(
    [...objects(tenants(tenantsInput(sampleWorkload(overrides), "edge"))).values()]
      .filter(({ kind }) => kind === "NetworkPolicy")
      .map(({ metadata, spec }) => [String(metadata["name"]), spec]),
  );

const own = { matchLabels: { "landfall/application": "shop" } };
const namespace = (name: string) => ({ matchLabels: { "kubernetes.io/metadata.name": name } });

const network = suite("network policies");

network("open nothing but DNS for an application without routes and egress", () => {
  assert.equal(
    policies({}),
    new Map<string, unknown>([
      [
        "allow-dns",
        {
          podSelector: {},
          policyTypes: ["Egress"],
          egress: [
            {
              to: [
                {
                  namespaceSelector: namespace("kube-system"),
                  podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
                },
              ],
              ports: [
                { protocol: "UDP", port: 53 },
                { protocol: "TCP", port: 53 },
              ],
            },
          ],
        },
      ],
      ["default-deny", { podSelector: {}, policyTypes: ["Ingress", "Egress"] }],
    ]),
  );
});

network("let the ingress controller's namespace in, on the application's port only, when there are routes", () => {
  const found = policies({ routes: [{ host: "shop.acme.example", path: "/" }], port: 9090 });
  assert.equal([...found.keys()], ["allow-dns", "allow-ingress", "default-deny"]);
  assert.equal(found.get("allow-ingress"), {
    podSelector: own,
    policyTypes: ["Ingress"],
    ingress: [{ from: [{ namespaceSelector: namespace("edge") }], ports: [{ protocol: "TCP", port: 9090 }] }],
  });
});

network("open each named network on its own ports", () => {
  const found = policies({
    egress: [
      { cidr: "10.0.0.0/8", ports: [5432, 6379] },
      { cidr: "2001:db8::/32", ports: [443] },
    ],
  });
  assert.equal([...found.keys()], ["allow-dns", "allow-egress", "default-deny"]);
  assert.equal(found.get("allow-egress"), {
    podSelector: own,
    policyTypes: ["Egress"],
    egress: [
      {
        to: [{ ipBlock: { cidr: "10.0.0.0/8" } }],
        ports: [
          { protocol: "TCP", port: 5432 },
          { protocol: "TCP", port: 6379 },
        ],
      },
      { to: [{ ipBlock: { cidr: "2001:db8::/32" } }], ports: [{ protocol: "TCP", port: 443 }] },
    ],
  });
});

network("open nothing for a network without ports, which Kubernetes would read as every port", () => {
  assert.equal([...policies({ egress: [{ cidr: "0.0.0.0/0", ports: [] }] }).keys()], ["allow-dns", "default-deny"]);
});

network.run();
