import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type FluxInput, flux } from "../../../manifests-src/flux/flux.ts";
import { parseFluxStatusContext } from "../../../model/names/flux-status.ts";
import { objects } from "../read.ts";

const [first, second, third] = ["1", "2", "3"].map((digit) => digit.repeat(40)) as [string, string, string];

const rendered = (
  layers: readonly ("tenants" | "apps")[] = ["tenants", "apps"],
  more: Partial<Pick<FluxInput, "charts" | "writesStatuses">> = {},
) =>
  objects(
    flux({
      environment: "staging",
      cluster: "eu",
      environmentsUrl: "https://github.com/acme/environments",
      eventsUrl: "https://github.com/acme/events",
      roster: third,
      charts: [],
      ...more,
      units: layers.map((layer) => ({ layer, application: "shop", rendered: layer === "apps" ? first : second })),
    }),
  );

const layer = suite("flux");

layer("tells Flux which folder to apply as whom, and that an application waits for its own tenant only", () => {
  const { metadata, spec } = rendered().get("flux-kustomization-apps-shop.yaml") ?? {};
  assert.equal(metadata?.["annotations"], { "event.toolkit.fluxcd.io/unit-digest": first });
  assert.equal(spec, {
    path: "./staging/eu/apps/shop",
    sourceRef: { kind: "GitRepository", name: "environments" },
    serviceAccountName: "apps-shop",
    dependsOn: [{ name: "tenants-shop" }],
    interval: "60m",
    retryInterval: "2m",
    timeout: "5m",
    prune: true,
    wait: true,
  });
});

layer("lets tenants wait for nothing, and applies them all as one account", () => {
  const { spec } = rendered().get("flux-kustomization-tenants-shop.yaml") ?? {};
  assert.is(spec?.["dependsOn"], undefined);
  assert.is(spec?.["serviceAccountName"], "tenants");
});

layer(
  "keeps an application's account while its tenant is there, so that Flux can delete what is no longer deployed",
  () => {
    assert.ok(rendered(["tenants"]).has("serviceaccount-apps-shop.yaml"));
    assert.not.ok(rendered([]).has("serviceaccount-apps-shop.yaml"));
  },
);

layer("fetches the cluster's own folder only", () => {
  const { spec } = rendered().get("gitrepository-environments.yaml") ?? {};
  assert.equal(spec, {
    url: "https://github.com/acme/environments",
    ref: { branch: "main" },
    interval: "1m",
    secretRef: { name: "landfall-environments" },
    sparseCheckout: ["staging/eu"],
  });
});

layer("marks the events with environment and cluster, and sends them to the events repository", () => {
  const all = rendered();
  assert.equal(all.get("alert-landfall.yaml")?.spec["eventMetadata"], { environment: "staging", cluster: "eu" });
  assert.is(all.get("provider-landfall.yaml")?.spec["address"], "https://github.com/acme/events");
});

layer("sends what is said of the source and of every unit, but for what says nothing", () => {
  const { spec } = rendered().get("alert-landfall.yaml") ?? {};
  assert.equal(spec?.["eventSources"], [
    { kind: "GitRepository", name: "environments", namespace: "flux-system" },
    { kind: "Kustomization", name: "*", namespace: "flux-system" },
  ]);
  const excluded = ((spec?.["exclusionList"] ?? []) as readonly string[]).map((text) => new RegExp(text));
  const isSent = (message: string): boolean => !excluded.some((one) => one.test(message));
  for (const message of [
    "Dependencies do not meet ready condition, retrying in 5s",
    "no changes since last reconcilation: observed revision 'main@sha1:0123'",
    "no changes since last reconciliation: observed revision 'main@sha1:0123'",
    "garbage collected 1 artifacts",
  ])
    assert.not.ok(isSent(message), message);
  for (const message of [
    "stored artifact for commit 'no changes since last reconciliation'",
    "Health check passed in 1s",
  ])
    assert.ok(isSent(message), message);
});

layer("sends what is said of the releases of applications that are charts", () => {
  const { spec } = rendered(["tenants", "apps"], { charts: ["cache", "shop"] }).get("alert-landfall.yaml") ?? {};
  assert.equal(((spec?.["eventSources"] ?? []) as readonly object[]).slice(2), [
    { kind: "HelmRelease", name: "*", namespace: "cache" },
    { kind: "HelmRelease", name: "*", namespace: "shop" },
  ]);
});

layer("has Flux write commit statuses only where it is told to, each of a context that names the unit", () => {
  const without = rendered();
  const all = rendered(["tenants", "apps"], { writesStatuses: true });
  const names = ["alert-landfall-status.yaml", "provider-landfall-status.yaml"];
  assert.equal(
    [...all.keys()].filter((name) => !without.has(name)),
    names,
  );
  const { spec } = all.get("provider-landfall-status.yaml") ?? {};
  assert.equal(spec, {
    type: "github",
    address: "https://github.com/acme/environments",
    secretRef: { name: "landfall-status" },
    commitStatusExpr: "'flux/staging/eu/' + event.involvedObject.name",
  });
  const [prefix] = /(?<=^')[^']+/.exec(`${spec?.["commitStatusExpr"]}`) ?? [];
  assert.equal(parseFluxStatusContext(`${prefix}apps-shop`), {
    environment: "staging",
    unit: { cluster: "eu", layer: "apps", application: "shop" },
  });
  assert.equal(all.get("alert-landfall-status.yaml")?.spec, {
    providerRef: { name: "landfall-status" },
    eventSources: [{ kind: "Kustomization", name: "*", namespace: "flux-system" }],
    eventSeverity: "info",
  });
});

layer("lets tenants hand out the roles of a namespace, and no others", () => {
  const rules = rendered().get("clusterrole-landfall-tenants.yaml")?.rules ?? [];
  const binding = rules.filter(({ verbs }) => verbs.includes("bind"));
  assert.equal(
    binding.map(({ resourceNames }) => resourceNames),
    [["landfall-application", "landfall-chart", "landfall-data", "landfall-operator", "landfall-release", "view"]],
  );
  for (const { resources, verbs } of rules)
    assert.not.ok([...resources, ...verbs].some((one) => ["*", "escalate", "secrets"].includes(one)));
});

layer("lets no role escalate, bind or impersonate, nor a chart make objects that Flux would act on", () => {
  const roles = [...rendered().values()].filter(
    ({ kind, metadata }) => kind === "ClusterRole" && metadata["name"] !== "landfall-tenants",
  );
  assert.is(roles.length, 5);
  for (const rule of roles.flatMap(({ rules }) => rules))
    assert.not.ok(rule.verbs.some((verb) => ["*", "escalate", "bind", "impersonate"].includes(verb)));
  const chart = JSON.stringify(rendered().get("clusterrole-landfall-chart.yaml"));
  assert.not.match(chart, /toolkit\.fluxcd\.io/);
});

layer("lets no chart touch what holds its namespace together", () => {
  const rules = rendered().get("clusterrole-landfall-chart.yaml")?.rules ?? [];
  for (const group of ["", "networking.k8s.io"]) {
    const kinds = rules.filter(({ apiGroups }) => apiGroups.includes(group)).flatMap(({ resources }) => resources);
    assert.ok(kinds.length > 0);
    for (const kind of ["*", "namespaces", "resourcequotas", "limitranges", "networkpolicies"])
      assert.not.ok(kinds.includes(kind), kind);
  }
});

layer("applies the roster after itself, as an account that may write this one object", () => {
  const all = rendered();
  const { metadata, spec } = all.get("flux-kustomization-roster.yaml") ?? {};
  assert.equal(metadata?.["annotations"], { "event.toolkit.fluxcd.io/unit-digest": third });
  assert.equal(
    [spec?.["path"], spec?.["dependsOn"], spec?.["serviceAccountName"]],
    ["./staging/eu/roster", [{ name: "flux" }], "roster"],
  );
  assert.equal(all.get("role-landfall-roster.yaml")?.rules, [
    {
      apiGroups: [""],
      resources: ["configmaps"],
      resourceNames: ["landfall-roster"],
      verbs: ["get", "create", "patch", "delete"],
    },
  ]);
});

for (const what of ["kustomizations", "namespaces"]) {
  layer(`has the API server refuse the roster, and nothing else, while any of our ${what} is going`, () => {
    const policy = rendered().get(`validatingadmissionpolicy-landfall-roster-${what}.yaml`)?.spec;
    assert.equal(policy?.["matchConstraints"], {
      namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "flux-system" } },
      resourceRules: [
        {
          apiGroups: [""],
          apiVersions: ["v1"],
          resources: ["configmaps"],
          operations: ["CREATE", "UPDATE"],
          resourceNames: ["landfall-roster"],
        },
      ],
    });
    const binding = rendered().get(`validatingadmissionpolicybinding-landfall-roster-${what}.yaml`)?.spec;
    assert.equal(binding, {
      policyName: `landfall-roster-${what}`,
      paramRef: {
        ...(what === "namespaces" ? {} : { namespace: "flux-system" }),
        selector: { matchLabels: { "app.kubernetes.io/managed-by": "landfall" } },
        parameterNotFoundAction: "Allow",
      },
      validationActions: ["Deny"],
    });
  });
}

layer.run();
