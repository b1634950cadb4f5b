import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Applications per environment: a team's Release stays a file that a person can read. */
const perEnvironment = 1_000;

/** Writes the specs of a made-up organization with that many applications below `folder`; the same for the same count. */
export function writeFleet(folder: string, applications: number): void {
  const environments = Math.ceil(applications / perEnvironment);
  write(folder, "organization.yaml", organization(environments));
  for (let environment = 0; environment < environments; environment += 1) {
    const first = environment * perEnvironment;
    const count = Math.min(perEnvironment, applications - first);
    const numbers = Array.from({ length: count }, (_, index) => first + index);
    write(folder, `${nameOf(environment)}/environment.yaml`, environmentOf(environment));
    write(folder, `${nameOf(environment)}/cluster.yaml`, clusterOf(environment));
    write(folder, `${nameOf(environment)}/release.yaml`, releaseOf(environment, numbers));
    for (const number of numbers) write(folder, `applications/app-${number}.yaml`, applicationOf(number, environment));
  }
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const nameOf = (environment: number): string => `production-${environment}`;
const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, "0");

const organization = (environments: number): string => `apiVersion: landfall/v1
kind: Organization
metadata:
  name: fleet
spec:
  github:
    owner: fleet
    repositories:
      specs: platform
      environments: environments
      events: landfall-events
  accounts:
${Array.from({ length: environments }, (_, one) => `    ${nameOf(one)}:\n      id: "${String(one + 1).padStart(12, "0")}"`).join("\n")}
`;

const environmentOf = (environment: number): string => `apiVersion: landfall/v1
kind: Environment
metadata:
  name: ${nameOf(environment)}
spec:
  tier: production
  account: ${nameOf(environment)}
  region: eu-west-1
  merge: manual
  reporter: fleet-${nameOf(environment)}[bot]
`;

const clusterOf = (environment: number): string => `apiVersion: landfall/v1
kind: Cluster
metadata:
  name: ${nameOf(environment)}-eu
spec:
  environment: ${nameOf(environment)}
  provider: existing
`;

const releaseOf = (environment: number, applications: readonly number[]): string => `apiVersion: landfall/v1
kind: Release
metadata:
  name: ${nameOf(environment)}
spec:
  environment: ${nameOf(environment)}
  applications:
${applications.map((one) => `    app-${one}:\n      digest: sha256:${hex(one, 64)}\n      commit: "${hex(one, 40)}"`).join("\n")}
`;

/** Applications differ as real ones do: every third has a fixed number of pods, every fourth no route. */
const applicationOf = (number: number, environment: number): string => `apiVersion: landfall/v1
kind: Application
metadata:
  name: app-${number}
spec:
  repository: app-${number}
  image: ghcr.io/fleet/app-${number}
  port: 8000
${number % 4 === 3 ? "" : `  routes:\n    - host: app-${number}.fleet.example\n`}  config:
    LOG_LEVEL: info
    GREETING: "hello from ${number}"
  resources:
    cpu: ${100 + (number % 5) * 50}m
    memory: 256Mi
${number % 3 === 2 ? "  replicas: 3\n" : "  scaling:\n    min: 2\n    max: 6\n"}  probes:
    readiness: /readyz
    liveness: /healthz
  environments:
    ${nameOf(environment)}: {}
`;
