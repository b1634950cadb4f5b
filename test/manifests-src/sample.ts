import type { Neighbourhood } from "../../manifests-src/tenants/tenants.ts";
import type { Application, Model } from "../../model/spec/model.ts";
import type { Workload } from "../../model/spec/workload.ts";

export const source = `acme/specs@${"a".repeat(40)}`;

/** A released workload with every default filled in; `overrides` replaces what a test is about. */
export const sampleWorkload = <Overrides extends Partial<Workload>>(overrides: Overrides) => ({
  application: "shop",
  environment: "staging",
  tier: "staging",
  repository: "acme/shop",
  release: { image: `ghcr.io/acme/shop@sha256:${"1".repeat(64)}` },
  port: 8080,
  ports: {},
  routes: [],
  headers: {},
  limits: {},
  config: {},
  secrets: {},
  pullSecrets: {},
  resources: { cpu: "100m", memory: "128Mi" },
  scaling: { kind: "fixed", replicas: 1 } as const,
  disruptionBudget: true,
  probes: {},
  data: { volumes: {} },
  jobs: {},
  egress: [],
  patches: [],
  isRetired: false,
  ...overrides,
});

/** A cluster with nobody else on it, whose ingress controller runs in the namespace `edge`. */
export const alone: Neighbourhood = {
  ingressNamespace: "edge",
  callers: [],
  callees: [],
  people: { viewers: [], operators: [] },
  keepsData: false,
};

/** Everything an application with an image can say beside what `shop` says. */
const reports: Application = {
  name: "reports",
  repository: "reports",
  image: "ghcr.io/acme/reports",
  port: 8080,
  ports: { admin: 9000 },
  command: ["python", "-m", "reports"],
  args: ["--verbose"],
  routes: [{ host: "reports.acme.example" }, { host: "admin.acme.example", port: "admin" }],
  headers: { "X-Frame-Options": "DENY", Server: "" },
  limits: { requestsPerSecond: 50, concurrent: 20, bodyKiB: 64 },
  config: { constructor: "a name like any other" },
  secrets: { STRIPE_KEY: { key: "reports/stripe", property: "key" } },
  pullSecrets: { ghcr: { key: "registries/ghcr" } },
  volumes: { uploads: { path: "/var/lib/reports", size: "10Gi" } },
  database: { size: "20Gi" },
  jobs: {
    migrate: { command: ["python", "-m", "reports.migrate"] },
    nightly: { command: ["python"], args: ["-m", "reports.nightly"], schedule: "30 4 * * *", retries: 2 },
  },
  callers: ["shop"],
  patches: [
    { target: { kind: "Deployment" }, merge: { spec: { minReadySeconds: 10 } } },
    { target: { kind: "Service" }, operations: [{ op: "add", path: "/spec/sessionAffinity", value: "ClientIP" }] },
  ],
  environments: { staging: {} },
};

const cache: Application = {
  name: "cache",
  repository: "charts",
  chart: {
    url: "oci://ghcr.io/acme/charts/redis",
    version: "1.4.0+7",
    values: { constructor: "kept", auth: { enabled: true } },
    podSecurity: "baseline",
  },
  ports: { redis: 6379 },
  callers: ["reports"],
  environments: { staging: { chart: { values: { auth: { existingSecret: "cache" } } } } },
};

/** Two environments, one of them with two clusters, and three applications of which `news` was never released. */
export const sampleModel = (): Model => ({
  organization: {
    name: "acme",
    github: { owner: "acme", repositories: { specs: "specs", environments: "environments", events: "events" } },
    accounts: { staging: { id: "000000000001" }, production: { id: "000000000002" } },
  },
  environments: new Map([
    ["production", { name: "production", tier: "production", account: "production", reporter: "acme-production[bot]" }],
    [
      "staging",
      {
        name: "staging",
        tier: "staging",
        account: "staging",
        reporter: "acme-staging[bot]",
        secretStore: "acme-staging",
      },
    ],
  ]),
  clusters: new Map([
    [
      "eu",
      {
        name: "eu",
        environment: "production",
        provider: "existing",
        ingress: { namespace: "edge", certResolver: "letsencrypt" },
      },
    ],
    ["us", { name: "us", environment: "production", provider: "existing" }],
    ["test", { name: "test", environment: "staging", provider: "existing" }],
  ]),
  applications: new Map([
    [
      "news",
      { name: "news", repository: "news", image: "ghcr.io/acme/news", port: 3000, environments: { production: {} } },
    ],
    [
      "prices",
      {
        name: "prices",
        repository: "monorepo",
        image: "ghcr.io/acme/prices",
        port: 9000,
        disruptionBudget: false,
        environments: { production: {}, staging: {} },
      },
    ],
    ["reports", reports],
    ["cache", cache],
    [
      "shop",
      {
        name: "shop",
        repository: "other/shop",
        image: "ghcr.io/acme/shop",
        port: 8080,
        routes: [{ host: "shop.acme.example" }, { host: "acme.example", path: "/shop" }],
        config: { ANSWER: "no", NUMBER: "1e3", ZIP: "01234", GREETING: "hello\nworld" },
        resources: { cpu: "0.5", memory: "256Mi" },
        scaling: { min: 2, max: 10 },
        probes: { readiness: "/ready", liveness: "/live", startup: "/started" },
        egress: [{ cidr: "10.20.0.0/16", ports: [5432, 6379] }],
        environments: { production: {}, staging: { replicas: 1 } },
      },
    ],
  ]),
  releases: new Map([
    [
      "production",
      {
        name: "production",
        environment: "production",
        applications: {
          prices: { digest: `sha256:${"2".repeat(64)}` },
          shop: { digest: `sha256:${"1".repeat(64)}`, version: "1.4.2+7", commit: "c".repeat(40) },
        },
      },
    ],
    [
      "staging",
      {
        name: "staging",
        environment: "staging",
        applications: { reports: { tag: "main" }, shop: { tag: "main" } },
      },
    ],
  ]),
  places: new Map(),
});

/** Moves to new images by blue/green in production. */
const checkout: Application = {
  name: "checkout",
  repository: "checkout",
  image: "ghcr.io/acme/checkout",
  port: 8080,
  ports: { metrics: 9090 },
  routes: [{ host: "checkout.acme.example" }],
  config: { ANSWER: "yes" },
  replicas: 3,
  strategy: "blueGreen",
  blueGreen: { checks: 5, gates: { smoke: "http://smoke.testing/{environment}/{application}" } },
  environments: { production: { blueGreen: { failures: 1 } } },
};

/** The same environments with this one application. */
export const blueGreenModel = (): Model => ({
  ...sampleModel(),
  applications: new Map([["checkout", checkout]]),
  releases: new Map([
    [
      "production",
      {
        name: "production",
        environment: "production",
        applications: { checkout: { digest: `sha256:${"3".repeat(64)}` } },
      },
    ],
  ]),
});
