import { sample } from "../acme.ts";

export type App = {
  readonly name: string;
  readonly image: string;
  readonly repository?: string;
  /** Lines of its spec. */
  readonly more?: string;
};
/** Application -> what an environment's Release says of it. */
export type Runs = Readonly<Record<string, { readonly version?: string; readonly commit: string }>>;

const digest = `sha256:${"4f".repeat(32)}`;

const applicationOf = ({ name, image, repository = name, more = "" }: App): string => `apiVersion: landfall/v1
kind: Application
metadata: { name: ${name} }
spec:
  repository: ${repository}
  image: ${image}
  port: 8080
  probes: { readiness: /, liveness: / }
  environments: { staging: {}, production: {} }
${more}`;

const releaseOf = (environment: string, runs: Runs): string => {
  const lines = Object.entries(runs).map(([name, { version, commit }]) => {
    const said = version === undefined ? "" : `, version: ${JSON.stringify(version)}`;
    return `    ${name}: { digest: "${digest}"${said}, commit: "${commit}" }`;
  });
  const head = ["apiVersion: landfall/v1", "kind: Release", `metadata: { name: ${environment} }`, "spec:"];
  return [...head, `  environment: ${environment}`, "  applications:", ...lines, ""].join("\n");
};

/** Acme with these applications, in staging by every push and in production by every tag. */
export function specsOf(apps: readonly App[], staging: Runs = {}, production: Runs = {}): Record<string, string> {
  const environment = (name: string, delivery: string): string =>
    `${sample[`environments/${name}/environment.yaml`]}  delivery: ${delivery}\n`;
  const specs: Record<string, string> = {
    "environments/organization.yaml": sample["environments/organization.yaml"] ?? "",
    "environments/staging/environment.yaml": environment("staging", "{ on: push }"),
    "environments/production/environment.yaml": environment("production", "{ on: tag, after: staging }"),
  };
  for (const name of ["staging", "production"])
    specs[`environments/${name}/cluster.yaml`] = sample[`environments/${name}/cluster.yaml`] ?? "";
  for (const app of apps) specs[`environments/applications/${app.name}.yaml`] = applicationOf(app);
  for (const [name, runs] of [
    ["staging", staging],
    ["production", production],
  ] as const)
    if (Object.keys(runs).length > 0) specs[`environments/${name}/release.yaml`] = releaseOf(name, runs);
  return specs;
}
