import type { Problem } from "../../../model/problem.ts";
import { problemsOf, said } from "../specs.ts";

/** Sound specs of two environments, three applications and the people around them, in files short enough to count lines. */
export const team: Readonly<Record<string, string>> = {
  "access.yaml": `apiVersion: landfall/v1
kind: Access
metadata:
  name: acme
spec:
  people:
    ada: { github: ada-l, email: ada@acme.example }
    grace: { github: grace-h, email: grace@acme.example }
    linus: { github: linus-t, email: linus@acme.example }
  groups:
    payments:
      people: [grace]
    platform: { people: [linus, ada] }
  grants:
    - person: ada
      rights: [view, approve]
    - group: payments
      environments: [staging]
      applications: [checkout]
      rights: [approve, operate]
    - group: platform
      rights: [approve]
`,
  "checkout.yaml": `apiVersion: landfall/v1
kind: Application
metadata:
  name: checkout
spec:
  repository: checkout
  image: ghcr.io/acme/checkout
  port: 8080
  ports: { admin: 9090 }
  routes:
    - host: checkout.acme.example
      port: admin
  config:
    LOG_LEVEL: info
  secrets:
    STRIPE_KEY: { key: checkout/stripe }
  volumes:
    uploads: { path: /var/lib/checkout, size: 10Gi, shared: true }
  callers: [shop]
  clusters: [staging-eu, production-eu]
  probes: { readiness: /, liveness: / }
  patches:
    - target: { kind: Deployment }
      merge: { spec: { minReadySeconds: 10 } }
    - target: { kind: Service }
      operations: [{ op: add, path: /metadata/labels/a, value: b }]
  environments:
    staging: {}
    production:
      clusters: [production-eu]
      config: {}
`,
  "organization.yaml": `apiVersion: landfall/v1
kind: Organization
metadata:
  name: acme
spec:
  github:
    owner: acme
    repositories: { specs: specs, environments: environments, events: events }
  accounts:
    staging: { id: "222222222222" }
    production: { id: "333333333333" }
`,
  "production.yaml": `apiVersion: landfall/v1
kind: Environment
metadata:
  name: production
spec:
  tier: production
  account: production
  reporter: acme-landfall-production[bot]
  secretStore: acme-production
---
apiVersion: landfall/v1
kind: Cluster
metadata:
  name: production-eu
spec:
  environment: production
  provider: existing
`,
  "redis.yaml": `apiVersion: landfall/v1
kind: Application
metadata:
  name: redis
spec:
  repository: redis
  chart:
    url: https://charts.acme.example
    name: redis
    version: 1.4.0
  ports: { redis: 6379 }
  callers: [shop]
  environments:
    staging:
      chart: { values: { replicas: 1 } }
`,
  "release.yaml": `apiVersion: landfall/v1
kind: Release
metadata:
  name: staging
spec:
  environment: staging
  applications:
    checkout: { tag: v1 }
    shop: { tag: v1 }
`,
  "shop.yaml": `apiVersion: landfall/v1
kind: Application
metadata:
  name: shop
spec:
  repository: shop
  image: ghcr.io/acme/shop
  port: 8080
  database: { size: 20Gi }
  probes: { readiness: /, liveness: / }
  environments:
    staging:
      database: { instances: 2 }
    production: {}
`,
  "staging.yaml": `apiVersion: landfall/v1
kind: Environment
metadata:
  name: staging
spec:
  tier: staging
  account: staging
  reporter: acme-landfall-staging[bot]
  secretStore: acme-staging
---
apiVersion: landfall/v1
kind: Cluster
metadata:
  name: staging-eu
spec:
  environment: staging
  provider: existing
---
apiVersion: landfall/v1
kind: Cluster
metadata:
  name: staging-us
spec:
  environment: staging
  provider: existing
`,
};

/** One replaced text of one file; the first that is there. */
export type Edit = readonly [file: string, from: string, to: string];

/** The team's specs after some edits; fails where a text is not there. */
export function edited(...edits: readonly Edit[]): Readonly<Record<string, string>> {
  const texts = { ...team };
  for (const [file, from, to] of edits) {
    const text = texts[file];
    if (!text?.includes(from)) throw new Error(`${file} has no ${JSON.stringify(from)}`);
    texts[file] = text.replace(from, () => to);
  }
  return texts;
}

/** What each edit brings about: problems as people see them, and the fix of the first. */
export type EditRow = readonly [...Edit, said: readonly string[], fix?: string];

export const after = (...edits: readonly Edit[]): readonly Problem[] => problemsOf(edited(...edits));

export const saidAfter = (...edits: readonly Edit[]): readonly string[] => after(...edits).map(said);
