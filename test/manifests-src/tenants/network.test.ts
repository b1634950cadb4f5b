import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Neighbourhood, tenants, tenantsInput } from "../../../manifests-src/tenants/tenants.ts";
import type { Workload } from "../../../model/spec/workload.ts";
import { objects } from "../read.ts";
import { alone, sampleWorkload } from "../sample.ts";

/** The specs of the network policies by name. */
const policies = (
  overrides: Partial<Workload>,
  neighbours: Partial<Neighbourhood> = {},
): ReadonlyMap<string, unknown> =>
  new Map(
    [...objects(tenants(tenantsInput(sampleWorkload(overrides), { ...alone, ...neighbours }))).values()]
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

network("let in each caller on the application's ports, and let out to each application that lets this one in", () => {
  const found = policies(
    { ports: { admin: 9000 } },
    { callers: ["checkout"], callees: [{ application: "prices", ports: [8080] }] },
  );
  assert.equal([...found.keys()], ["allow-callers", "allow-calls", "allow-dns", "default-deny"]);
  assert.equal(found.get("allow-callers"), {
    podSelector: own,
    policyTypes: ["Ingress"],
    ingress: [
      {
        from: [{ namespaceSelector: namespace("checkout") }],
        ports: [
          { protocol: "TCP", port: 8080 },
          { protocol: "TCP", port: 9000 },
        ],
      },
    ],
  });
  assert.equal(found.get("allow-calls"), {
    podSelector: own,
    policyTypes: ["Egress"],
    egress: [{ to: [{ namespaceSelector: namespace("prices") }], ports: [{ protocol: "TCP", port: 8080 }] }],
  });
});

network("lead routes to the ports they name, and open no others", () => {
  const routes = [
    { host: "a.example", path: "/" },
    { host: "b.example", path: "/", port: "admin" },
  ];
  const found = policies({ routes, ports: { admin: 9000, metrics: 9090 } });
  assert.match(JSON.stringify(found.get("allow-ingress")), /8080.*9000/);
  assert.not.match(JSON.stringify(found.get("allow-ingress")), /9090/);
});

network("open nothing for callers of an application without ports", () => {
  const { port: _, ...worker } = sampleWorkload({});
  const found = [...objects(tenants(tenantsInput(worker, { ...alone, callers: ["checkout"] }))).keys()];
  assert.not.ok(found.includes("networkpolicy-allow-callers.yaml"));
});

network("let the application, the other instances and the operator to a database, and it to the API server", () => {
  const database = { size: "1Gi", instances: 2, resources: { cpu: "1", memory: "1Gi" } };
  const found = policies({ data: { volumes: {}, database } });
  assert.equal([...found.keys()], ["allow-database", "allow-dns", "allow-to-database", "default-deny"]);
  const text = JSON.stringify(found.get("allow-database"));
  assert.match(text, /"cnpg\.io\/cluster":"shop-db"/);
  assert.match(text, /cnpg-system/);
  assert.match(text, /6443/);
});

network("let a chart's pods talk to one another", () => {
  const chart = { url: "oci://a.example/b", version: "1.0.0", values: {}, podSecurity: "restricted" } as const;
  assert.equal([...policies({ chart }).keys()], ["allow-dns", "allow-within", "default-deny"]);
});

network.run();
