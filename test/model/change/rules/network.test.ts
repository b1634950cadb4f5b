import { suite } from "uvu";
import * as assert from "uvu/assert";
import { contains } from "../../../../model/change/rules/cidr.ts";
import type { JsonMap } from "../../../../model/spec/json.ts";
import { object, said } from "../planned.ts";

const networks = suite("contains");

for (const [outer, inner, holds] of [
  ["10.0.0.0/8", "10.20.0.0/16", true],
  ["10.20.0.0/16", "10.0.0.0/8", false],
  ["0.0.0.0/0", "192.168.1.0/24", true],
  ["10.0.0.0/8", "11.0.0.0/16", false],
  ["10.0.0.0/8", "10.0.0.0/8", true],
  ["255.255.255.255/32", "255.255.255.255/32", true],
  ["fd00::/8", "fd00:1::/32", false],
  ["fd00::/8", "fd00::/8", true],
] as const) {
  networks(`${outer} has ${holds ? "all" : "not all"} of ${inner}`, () => assert.is(contains(outer, inner), holds));
}

networks.run();

const opened = suite("network-opened");

const policy = (spec: JsonMap, name = "allow"): JsonMap =>
  object("NetworkPolicy", { spec: { podSelector: {}, ...spec } }, { name });
const to = (cidr: string, ...ports: readonly number[]): JsonMap =>
  policy({
    policyTypes: ["Egress"],
    egress: [{ to: [{ ipBlock: { cidr } }], ports: ports.map((port) => ({ port, protocol: "TCP" })) }],
  });
const from = (...namespaces: readonly string[]): JsonMap =>
  policy({
    policyTypes: ["Ingress"],
    ingress: [
      {
        from: namespaces.map((name) => ({
          namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } },
        })),
        ports: [{ port: 8080, protocol: "TCP" }],
      },
    ],
  });
const deny = policy({ policyTypes: ["Ingress", "Egress"] }, "default-deny");

type Row = readonly [claim: string, was: JsonMap | undefined, becomes: JsonMap | undefined, says: readonly string[]];
const rows: readonly Row[] = [
  ["a narrower network", to("10.0.0.0/8", 443), to("10.1.0.0/16", 443), []],
  ["a wider network", to("10.1.0.0/16", 443), to("10.0.0.0/8", 443), ["it may call 10.0.0.0/8 on TCP 443"]],
  ["another port", to("10.1.0.0/16", 443), to("10.1.0.0/16", 443, 80), ["it may call 10.1.0.0/16 on TCP 80"]],
  ["a port less", to("10.1.0.0/16", 443, 80), to("10.1.0.0/16", 443), []],
  ["another caller", from("a"), from("a", "b"), ["the namespace b may call it on TCP 8080"]],
  ["a caller less", from("a", "b"), from("a"), []],
  ["a policy that comes", undefined, from("a"), ["the namespace a may call it on TCP 8080"]],
  ["a policy that goes", from("a"), undefined, []],
  ["a denial that goes", deny, undefined, ["ingress is no longer denied", "egress is no longer denied"]],
  ["a denial that comes", undefined, deny, []],
  [
    "a direction that is no longer denied",
    deny,
    policy({ policyTypes: ["Ingress"] }, "default-deny"),
    ["egress is no longer denied"],
  ],
  [
    "no peer and no port, which is everybody",
    from("a"),
    policy({ policyTypes: ["Ingress"], ingress: [{}] }),
    ["anybody may call it on every port"],
  ],
  [
    "pods of its own namespace",
    from("a"),
    policy({ policyTypes: ["Ingress"], ingress: [{ from: [{ podSelector: {} }] }] }),
    [],
  ],
  [
    "every pod of every namespace",
    from("a"),
    policy({ policyTypes: ["Ingress"], ingress: [{ from: [{ podSelector: {}, namespaceSelector: {} }] }] }),
    ["pods like {} in namespaces like {} may call it on every port"],
  ],
  ["a restriction of everybody", policy({ policyTypes: ["Ingress"], ingress: [{}] }), from("a"), []],
];
for (const [claim, was, becomes, says] of rows) {
  opened(`says ${says.length === 0 ? "nothing" : "so"} of ${claim}`, () => {
    const found = said("network-opened", { ...(was && { was }), ...(becomes && { becomes }) });
    assert.equal(
      found.map((message) => message.replace(/^NetworkPolicy [a-z-]+: /, "")),
      says,
    );
  });
}

opened("knows what another policy of the namespace allowed before", () => {
  const renamed = { ...from("a"), metadata: { name: "callers", namespace: "shop" } };
  assert.equal(said("network-opened", { was: from("a") }, { becomes: renamed }), []);
});

opened("says nothing of policies in a namespace that comes or goes", () => {
  const namespace = object("Namespace", {}, { namespace: undefined });
  assert.equal(said("network-opened", { becomes: namespace }, { becomes: from("a") }), []);
  assert.equal(said("network-opened", { was: namespace }, { was: deny }), []);
});

const service = (type: string): JsonMap => object("Service", { spec: { type } });
opened("tells of a Service that gets an address outside, and of no other", () => {
  assert.equal(said("network-opened", { was: service("ClusterIP"), becomes: service("LoadBalancer") }), [
    "Service shop: it is reachable from outside the cluster",
  ]);
  assert.is(said("network-opened", { becomes: service("NodePort") }).length, 1);
  assert.is(said("network-opened", { was: service("LoadBalancer"), becomes: service("ClusterIP") }).length, 0);
});

const route = (namespace: string, ...matches: readonly string[]): JsonMap =>
  object("IngressRoute", { spec: { routes: matches.map((match) => ({ match })) } }, { namespace });
const host = (name: string, path = "/"): string => `Host(\`${name}\`) && PathPrefix(\`${path}\`)`;

opened("tells of each address that nobody led to the cluster before", () => {
  const pair = { was: route("shop", host("a.example")), becomes: route("shop", host("a.example"), host("b.example")) };
  assert.equal(said("network-opened", pair), ["IngressRoute shop: b.example/ answers to everybody outside"]);
  const both = route("shop", "Host(`a.example`) || Host(`b.example`)");
  assert.equal(said("network-opened", { was: both, becomes: route("shop", host("b.example")) }), []);
  assert.equal(said("network-opened", { becomes: route("shop", "ClientIP(`10.0.0.0/8`)") }), [
    "IngressRoute shop: */ answers to everybody outside",
  ]);
  const ingress = object("Ingress", { spec: { rules: [{ host: "c.example", http: { paths: [{ path: "/api" }] } }] } });
  assert.equal(said("network-opened", { becomes: ingress }), [
    "Ingress shop: c.example/api answers to everybody outside",
  ]);
});

opened.run();

const taken = suite("host-taken-over");

const [mine, theirs] = [route("shop", host("a.example")), route("news", host("a.example"))];
const none = (namespace: string): JsonMap => route(namespace);

taken("tells of an address that leads to another application than before", () => {
  const found = said(
    "host-taken-over",
    { was: mine, becomes: none("shop") },
    { was: none("news"), becomes: theirs, application: "news" },
  );
  assert.equal(found, ["a.example/ leads to news instead of shop"]);
});

taken("tells of an address that two lead somewhere, once it is so", () => {
  const twice = [
    { was: mine, becomes: mine },
    { was: none("news"), becomes: theirs, application: "news" },
  ];
  assert.equal(said("host-taken-over", ...twice), ["a.example/ leads to news, and to shop too"]);
  assert.equal(said("host-taken-over", { was: mine, becomes: mine }, { was: theirs, becomes: theirs }), []);
});

taken("says nothing of an address that is new, stays, or goes", () => {
  for (const pair of [{ becomes: mine }, { was: mine, becomes: mine }, { was: mine }])
    assert.equal(said("host-taken-over", pair), []);
});

taken.run();
