import type { Problem } from "../../model/problem.ts";
import { load } from "../../schemas/load.ts";

/** Sound specs, in files short enough to count their lines. */
export const sound: Readonly<Record<string, string>> = {
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
  budget:
    monthly: 900.5
    currency: EUR
---
apiVersion: landfall/v1
kind: Cluster
metadata:
  name: production-eu
spec:
  environment: production
  provider: existing
`,
  "release.yaml": `apiVersion: landfall/v1
kind: Release
metadata:
  name: production
spec:
  environment: production
  applications:
    shop:
      digest: sha256:${"4f".repeat(32)}
      commit: ${"9b1c".repeat(10)}
`,
  "shop.yaml": `apiVersion: landfall/v1
kind: Application
metadata:
  name: shop
spec:
  repository: shop
  image: ghcr.io/acme/shop
  port: 8080
  routes:
    - host: shop.acme.example
      path: /api
  config:
    LOG_LEVEL: info
  resources:
    cpu: 250m
  scaling:
    min: 2
    max: 10
  disruptionBudget: true
  probes:
    readiness: /ready
    liveness: /live
  egress:
    - cidr: 10.20.0.0/16
      ports: [5432]
  environments:
    production: {}
`,
};

export const filesOf = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, Uint8Array> =>
  new Map(Object.entries(texts).map(([file, text]) => [file, new TextEncoder().encode(text)]));

/** The sound specs with one text of one file replaced; fails when it is not there. */
export function changed(file: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = sound[file];
  if (text === undefined || !text.includes(from)) throw new Error(`${file} has no ${JSON.stringify(from)}`);
  return { ...sound, [file]: text.replace(from, () => to) };
}

type Bytes = ReadonlyMap<string, Uint8Array>;

/** The problems of texts, and of files that are no texts. */
export const problemsOf = (texts: Readonly<Record<string, string>>, others: Bytes = new Map()): readonly Problem[] =>
  load(new Map([...filesOf(texts), ...others])).problems;

/** A problem in one line, as people see it first. */
export const said = ({ file, line, column, message }: Problem): string => `${file}:${line}:${column} ${message}`;
