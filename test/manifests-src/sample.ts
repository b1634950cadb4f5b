import type { Neighbourhood } from "../../manifests-src/tenants/tenants.ts";
import type { Model } from "../../model/spec/model.ts";
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

/** Two environments, one of them with two clusters, and three applications of which `news` was never released. */
export const sampleModel = (): Model => ({
  organization: {
    name: "acme",
    github: { owner: "acme", repositories: { specs: "specs", environments: "environments", events: "events" } },
    accounts: { staging: { id: "000000000001" }, production: { id: "000000000002" } },
  },
  environments: new Map([
    ["production", { name: "production", tier: "production", account: "production", reporter: "acme-production[bot]" }],
    ["staging", { name: "staging", tier: "staging", account: "staging", reporter: "acme-staging[bot]" }],
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
    ["staging", { name: "staging", environment: "staging", applications: { shop: { tag: "main" } } }],
  ]),
  places: new Map(),
});
