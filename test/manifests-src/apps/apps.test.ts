import { suite } from "uvu";
import * as assert from "uvu/assert";
import { apps } from "../../../manifests-src/apps/apps.ts";
import type { Deployed } from "../../../manifests-src/deployed.ts";
import { UserError } from "../../../model/problem.ts";
import { objects } from "../read.ts";
import { sampleWorkload } from "../sample.ts";

const rendered = (overrides: Partial<Deployed>, certResolver?: string) =>
  objects(apps({ workload: sampleWorkload(overrides), certResolver }));

const files = suite("apps: which objects there are");

for (const [title, overrides, expected] of [
  ["the least", {}, []],
  ["with configuration", { config: { A: "1" } }, ["configmap-shop.yaml"]],
  ["with routes", { routes: [{ host: "a.b", path: "/" }] }, ["ingressroute-shop.yaml"]],
  ["with two fixed pods", { scaling: { kind: "fixed", replicas: 2 } }, ["poddisruptionbudget-shop.yaml"]],
  ["with two pods and no budget wanted", { scaling: { kind: "fixed", replicas: 2 }, disruptionBudget: false }, []],
  [
    "with automatic scaling from one",
    { scaling: { kind: "automatic", min: 1, max: 3, cpuPercent: 70 } },
    ["horizontalpodautoscaler-shop.yaml"],
  ],
  [
    "with automatic scaling from two",
    { scaling: { kind: "automatic", min: 2, max: 3, cpuPercent: 70 } },
    ["horizontalpodautoscaler-shop.yaml", "poddisruptionbudget-shop.yaml"],
  ],
] as const) {
  files(title, () => {
    const always = ["deployment-shop.yaml", "service-shop.yaml", "serviceaccount-shop.yaml"];
    assert.equal([...rendered(overrides).keys()], [...always, ...expected].sort());
  });
}

files("all are in the application's namespace", () => {
  const all = rendered({ config: { A: "1" }, routes: [{ host: "a.b", path: "/" }] });
  for (const [name, { metadata }] of all) assert.is(metadata["namespace"], "shop", name);
});

files.run();

const route = suite("apps: routes");

route("are Traefik rules over TLS with its default certificate", () => {
  const routes = [
    { host: "shop.acme.example", path: "/" },
    { host: "acme.example", path: "/shop" },
  ];
  const services = [{ name: "shop", port: 80 }];
  assert.equal(rendered({ routes }).get("ingressroute-shop.yaml")?.["spec"], {
    entryPoints: ["websecure"],
    routes: [
      { kind: "Rule", match: "Host(`shop.acme.example`) && PathPrefix(`/`)", services },
      { kind: "Rule", match: "Host(`acme.example`) && PathPrefix(`/shop`)", services },
    ],
    tls: {},
  });
});

route("have the cluster's certificate resolver where it names one", () => {
  const spec = rendered({ routes: [{ host: "a.b", path: "/" }] }, "letsencrypt").get("ingressroute-shop.yaml")?.[
    "spec"
  ];
  assert.equal(spec?.["tls"], { certResolver: "letsencrypt" });
});

for (const bad of [
  { host: "a.b`) || Host(`c.d", path: "/" },
  { host: "a.b", path: "/`)" },
]) {
  route(`refuse ${JSON.stringify(bad)}`, () => {
    assert.throws(
      () => rendered({ routes: [bad] }),
      (error: unknown) => error instanceof UserError,
    );
  });
}

route.run();

const config = suite("apps: configuration");

config("keeps every value as text", () => {
  const values = {
    A: "no",
    B: "1e3",
    C: "0123",
    D: "a\nb: c\n",
    E: "",
    F: "true",
    toString: "x",
    resolve: "y",
    ON: "~",
  };
  assert.equal(rendered({ config: values }).get("configmap-shop.yaml")?.["data"], values);
});

for (const name of ["__proto__", "constructor", "toString"]) {
  config(`keeps a variable named ${name}`, () => {
    const values = Object.fromEntries([[name, "x"]]);
    assert.equal(Object.entries(Object(rendered({ config: values }).get("configmap-shop.yaml")?.["data"])), [
      [name, "x"],
    ]);
  });
}

for (const value of ["\0", "\u001b[0m", "\u007f", "\u0085", "\u2028", "\uffff", "\ud800"]) {
  config(`refuses the value ${JSON.stringify(value)}, which kustomize cannot write`, () => {
    assert.throws(
      () => rendered({ config: { A: value } }),
      (error: unknown) => error instanceof UserError,
    );
  });
}

config.run();
