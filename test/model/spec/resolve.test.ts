import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ApplicationSpec, ReleaseSpec } from "../../../model/spec/documents.generated.ts";
import type { Environment, Model } from "../../../model/spec/model.ts";
import { ingressOf, mergeOf, serverUrl, workload } from "../../../model/spec/resolve.ts";
import type { Workload } from "../../../model/spec/workload.ts";

type Spec = Omit<ApplicationSpec, "repository" | "image" | "port">;
type Given = {
  readonly spec?: Spec;
  readonly tier?: Environment["tier"];
  readonly release?: ReleaseSpec["applications"];
};

/** The workload of `shop` in the environment `here`. */
function resolve({ spec = { environments: { here: {} } }, tier = "staging", release }: Given = {}): Workload {
  const environment: Environment = { name: "here", tier, account: "here", reporter: "acme-here[bot]" };
  const application = { name: "shop", repository: "shop", image: "ghcr.io/acme/shop", port: 8080, ...spec };
  const model: Model = {
    organization: {
      name: "acme",
      github: { owner: "acme", repositories: { specs: "s", environments: "e", events: "v" } },
      accounts: {},
    },
    environments: new Map([["here", environment]]),
    clusters: new Map(),
    applications: new Map([["shop", application]]),
    releases: new Map(release && [["any", { name: "any", environment: "here", applications: release }]]),
    places: new Map(),
  };
  return workload(model, application, environment);
}

const resolving = suite("workload");

resolving("what is not said is filled in", () => {
  assert.equal(resolve(), {
    application: "shop",
    environment: "here",
    tier: "staging",
    repository: "acme/shop",
    release: undefined,
    port: 8080,
    ports: {},
    routes: [],
    headers: {},
    limits: {},
    config: {},
    secrets: {},
    pullSecrets: {},
    resources: { cpu: "100m", memory: "128Mi" },
    scaling: { kind: "fixed", replicas: 1 },
    disruptionBudget: true,
    probes: {},
    data: { volumes: {} },
    jobs: {},
    egress: [],
    patches: [],
    isRetired: false,
  });
});

const scalings: readonly (readonly [string, Spec, Workload["scaling"], Environment["tier"]?])[] = [
  ["production runs two pods", { environments: { here: {} } }, { kind: "fixed", replicas: 2 }, "production"],
  [
    "a number that is said holds in production too",
    { replicas: 1, environments: { here: {} } },
    { kind: "fixed", replicas: 1 },
    "production",
  ],
  ["no pods at all can be asked for", { environments: { here: { replicas: 0 } } }, { kind: "fixed", replicas: 0 }],
  [
    "a target is filled in",
    { scaling: { min: 2, max: 4 }, environments: { here: {} } },
    { kind: "automatic", min: 2, max: 4, cpuPercent: 70 },
  ],
  [
    "an override's replicas replace scaling",
    { scaling: { min: 2, max: 4 }, environments: { here: { replicas: 3 } } },
    { kind: "fixed", replicas: 3 },
  ],
  [
    "an override's scaling replaces replicas",
    { replicas: 3, environments: { here: { scaling: { min: 1, max: 2, cpu: 50 } } } },
    { kind: "automatic", min: 1, max: 2, cpuPercent: 50 },
  ],
  [
    "an override's scaling replaces all of scaling",
    { scaling: { min: 2, max: 4, cpu: 30 }, environments: { here: { scaling: { min: 1, max: 2 } } } },
    { kind: "automatic", min: 1, max: 2, cpuPercent: 70 },
  ],
];
for (const [claim, spec, expected, tier] of scalings) {
  resolving(claim, () => assert.equal(resolve({ spec, ...(tier && { tier }) }).scaling, expected));
}

resolving("config, resources and probes are merged key by key", () => {
  const spec: Spec = {
    config: { B: "1", A: "1" },
    resources: { cpu: "1" },
    probes: { liveness: "/live", readiness: "/ready" },
    environments: {
      here: { config: { C: "2", A: "2" }, resources: { memory: "1Gi" }, probes: { startup: "/start", liveness: "/l" } },
    },
  };
  const { config, resources, probes } = resolve({ spec });
  assert.equal(Object.entries(config), [
    ["A", "2"],
    ["B", "1"],
    ["C", "2"],
  ]);
  assert.equal(resources, { cpu: "1", memory: "1Gi" });
  assert.equal(Object.entries(probes), [
    ["readiness", "/ready"],
    ["liveness", "/l"],
    ["startup", "/start"],
  ]);
});

resolving("routes, egress and the disruption budget are replaced whole", () => {
  const egress = [{ cidr: "10.0.0.0/8", ports: [443] }];
  const spec: Spec = { routes: [{ host: "a.example" }], egress, disruptionBudget: true, environments: { here: {} } };
  const inherited = resolve({ spec });
  assert.equal(
    [inherited.routes, inherited.egress, inherited.disruptionBudget],
    [[{ host: "a.example", path: "/" }], egress, true],
  );
  const here = { routes: [{ host: "b.example", path: "/x" }], egress: [], disruptionBudget: false };
  const own = resolve({ spec: { ...spec, environments: { here } } });
  assert.equal([own.routes, own.egress, own.disruptionBudget], [here.routes, [], false]);
});

const digest = `sha256:${"a".repeat(64)}`;
const releases: readonly (readonly [ReleaseSpec["applications"], Workload["release"]])[] = [
  [{ shop: { tag: "1.0" } }, { image: "ghcr.io/acme/shop:1.0" }],
  [{ shop: { digest } }, { image: `ghcr.io/acme/shop@${digest}` }],
  [
    { shop: { digest, tag: "1.0", version: "1.0", commit: "b".repeat(40) } },
    { image: `ghcr.io/acme/shop@${digest}`, version: "1.0", commit: "b".repeat(40) },
  ],
  [{ other: { digest } }, undefined],
];
for (const [release, expected] of releases) {
  resolving(`${JSON.stringify(release).slice(0, 50)}… runs ${expected?.image ?? "nothing"}`, () => {
    assert.equal(resolve({ release }).release, expected);
  });
}

resolving("equal specs in another order of keys are byte for byte one workload", () => {
  const one = resolve({
    spec: { config: { A: "1", B: "2" }, resources: { cpu: "1", memory: "1Gi" }, environments: { here: {} } },
  });
  const other = resolve({
    spec: { environments: { here: {} }, resources: { memory: "1Gi", cpu: "1" }, config: { B: "2", A: "1" } },
  });
  assert.is(JSON.stringify(one), JSON.stringify(other));
});

resolving("an environment the application does not name is a mistake of the caller", () => {
  assert.throws(() => resolve({ spec: { environments: {} } }), /does not name the environment here/);
});

resolving("an override's headers, limits and secrets are added key by key", () => {
  const { headers, limits, secrets } = resolve({
    spec: {
      headers: { "X-B": "1", "X-A": "2" },
      limits: { requestsPerSecond: 5, bodyKiB: 10 },
      secrets: { KEY: { key: "a", property: "p" }, OTHER: { key: "b" } },
      environments: {
        here: { headers: { "X-B": "" }, limits: { bodyKiB: 20 }, secrets: { KEY: { key: "here" } } },
      },
    },
  });
  assert.equal(Object.entries(headers), [
    ["X-A", "2"],
    ["X-B", ""],
  ]);
  assert.equal(limits, { requestsPerSecond: 5, bodyKiB: 20 });
  assert.equal(secrets, { KEY: { key: "here" }, OTHER: { key: "b" } });
});

resolving("a job asks for what a pod does, runs once, in UTC and for four minutes, unless it says otherwise", () => {
  const { jobs } = resolve({
    spec: {
      resources: { memory: "1Gi" },
      jobs: {
        migrate: { command: ["migrate"] },
        clean: { command: ["clean"], schedule: "0 4 * * *", timeZone: "Europe/Berlin", resources: { cpu: "1" } },
      },
      environments: { here: { resources: { cpu: "200m" } } },
    },
  });
  assert.equal(jobs["migrate"], {
    command: ["migrate"],
    timeZone: "Etc/UTC",
    timeoutSeconds: 240,
    retries: 0,
    resources: { cpu: "200m", memory: "1Gi" },
  });
  assert.is(jobs["clean"]?.timeZone, "Europe/Berlin");
  assert.equal(jobs["clean"]?.resources, { cpu: "1", memory: "1Gi" });
  assert.equal(Object.keys(jobs), ["clean", "migrate"]);
});

resolving("patches in an override replace the others", () => {
  const patch = (minReadySeconds: number) => ({ target: { kind: "Deployment" }, merge: { spec: { minReadySeconds } } });
  const spec = { patches: [patch(1)], environments: { here: { patches: [patch(2)] } } };
  assert.equal(resolve({ spec }).patches, [patch(2)]);
  assert.equal(resolve({ spec: { ...spec, environments: { here: {} } } }).patches, [patch(1)]);
});

resolving("a document that says it goes is retired", () => {
  const spec = { retire: { reason: "replaced", until: "2027-01-31" }, environments: { here: {} } };
  assert.is(resolve({ spec }).isRetired, true);
});

resolving("the names of JavaScript's own are no releases", () => {
  const environment: Environment = { name: "here", tier: "staging", account: "here", reporter: "r" };
  const application = { name: "constructor", repository: "x/y", image: "i/i", port: 8080, environments: { here: {} } };
  const { organization } = {
    organization: {
      name: "acme",
      github: { owner: "acme", repositories: { specs: "s", environments: "e", events: "v" } },
      accounts: {},
    },
  };
  const releases = new Map([["here", { name: "here", environment: "here", applications: {} }]]);
  const model: Model = {
    organization,
    environments: new Map(),
    clusters: new Map(),
    applications: new Map(),
    releases,
    places: new Map(),
  };
  assert.is(workload(model, application, environment).release, undefined);
});

resolving.run();

const defaults = suite("defaults of other documents");

defaults("a cluster's ingress, an environment's merge and the server are filled in", () => {
  const cluster = { name: "eu", environment: "here", provider: "existing" } as const;
  assert.equal(ingressOf(cluster), { namespace: "traefik" });
  assert.equal(ingressOf({ ...cluster, ingress: { namespace: "edge", certResolver: "le" } }), {
    namespace: "edge",
    certResolver: "le",
  });
  const environment = { name: "here", tier: "staging", account: "here", reporter: "r" } as const;
  assert.is(mergeOf(environment), "manual");
  assert.is(mergeOf({ ...environment, merge: "auto" }), "auto");
  const github = { owner: "acme", repositories: { specs: "s", environments: "e", events: "v" } };
  assert.is(serverUrl({ name: "acme", github, accounts: {} }), "https://github.com");
  assert.is(
    serverUrl({ name: "acme", github: { ...github, url: "http://127.0.0.1:1" }, accounts: {} }),
    "http://127.0.0.1:1",
  );
});

defaults.run();
