type Wanted = {
  readonly registry: string;
  readonly production: string;
  readonly application: string;
  readonly applications: readonly string[];
};

/** Specs of applications that go to staging on every push, and to production on tags. */
export const specsFor = ({
  registry,
  production,
  application,
  applications,
}: Wanted): Readonly<Record<string, string>> => ({
  "environments/organization.yaml": `apiVersion: landfall/v1
kind: Organization
metadata: { name: acme }
spec:
  github:
    owner: acme
    repositories: { specs: specs, environments: environments, events: events }
  accounts:
    staging: { id: "222222222222" }
    production: { id: "333333333333" }
`,
  "environments/access.yaml": `apiVersion: landfall/v1
kind: Access
metadata: { name: acme }
spec:
  people:
    ada: { github: ada, email: ada@acme.example }
    grace: { github: grace, email: grace@acme.example }
  grants:
    - person: grace
      rights: [view, approve, operate]
    - person: ada
      rights: [view, edit, approve]
`,
  "environments/staging/environment.yaml": environment("staging", "delivery: { on: push }"),
  "environments/production/environment.yaml": environment(
    "production",
    `delivery: { on: tag, after: staging${production === "" ? "" : `, ${production}`} }`,
  ),
  ...Object.fromEntries(
    applications.map((name) => [
      `environments/applications/${name}.yaml`,
      `apiVersion: landfall/v1
kind: Application
metadata: { name: ${name} }
spec:
  repository: ${name}
  image: ${registry}/acme/${name}
  port: 8080
  probes: { readiness: /, liveness: / }
  replicas: 2
${application === "" ? "" : `  ${application}\n`}  environments: { staging: {}, production: {} }
`,
    ]),
  ),
});

const environment = (name: string, delivery: string): string => `apiVersion: landfall/v1
kind: Environment
metadata: { name: ${name} }
spec:
  tier: ${name}
  account: ${name}
  reporter: acme-landfall-${name}[bot]
  ${delivery}
`;
