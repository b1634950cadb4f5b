/** Documents that the rules' examples have in common, and the joining of documents to one file. */
export const files = (...documents: readonly string[]): string => documents.map((text) => text.trim()).join("\n---\n");

const indented = (fields: string): string => fields.replace(/^\n|\n$/g, "").replace(/^/gm, "  ");

/** With more fields of the spec below the accounts. */
export const organization = (fields = ""): string => `
apiVersion: landfall/v1
kind: Organization
metadata: { name: acme }
spec:
  github:
    owner: acme
    repositories: { specs: specs, environments: environments, events: events }
  accounts:
    production: { id: "222222222222" }
${indented(fields)}
`;

/** The production, with more fields of the spec. */
export const production = (fields = ""): string => `
apiVersion: landfall/v1
kind: Environment
metadata: { name: production }
spec:
  tier: production
  account: production
${indented(fields === "" ? 'reporter: "acme-production[bot]"' : fields)}
`;

export const cluster = (name = "production-eu"): string => `
apiVersion: landfall/v1
kind: Cluster
metadata: { name: ${name} }
spec: { environment: production, provider: existing }
`;

/** An application that keeps every policy, with its fields after the port. */
export const application = (fields: string, name = "shop"): string => `
apiVersion: landfall/v1
kind: Application
metadata: { name: ${name} }
spec:
  repository: ${name}
  image: ghcr.io/acme/${name}
  port: 8080
  probes: { readiness: /ready, liveness: /live }
${indented(fields)}
`;

/** A Helm chart as an application of the production. */
export const chart = (fields: string): string => `
apiVersion: landfall/v1
kind: Application
metadata: { name: redis }
spec:
  repository: redis
  chart: { url: oci://ghcr.io/acme/charts/redis, ${fields} }
  environments: { production: {} }
`;

/** What production runs. */
export const release = (lines = image()): string => `
apiVersion: landfall/v1
kind: Release
metadata: { name: production }
spec:
  environment: production
  applications:
${lines.replace(/^/gm, "    ")}
`;

/** An application at an image whose origin is known. */
export function image(name = "shop", version = "1.4.0", digit = "b"): string {
  const [digest, commit] = [digit.repeat(64), digit.repeat(40)];
  return `${name}:\n  digest: "sha256:${digest}"\n  version: ${version}\n  commit: ${commit}`;
}

/** Two people, and what they may do: one line per grant. */
export const access = (...grants: readonly string[]): string => `
apiVersion: landfall/v1
kind: Access
metadata: { name: acme }
spec:
  people:
    ada: { github: ada-l, email: ada@acme.example }
    grace: { github: grace-h, email: grace@acme.example }
  groups:
    platform: { people: [ada, grace] }
  grants:
${grants.map((grant) => `    - ${grant}`).join("\n")}
`;

/** Production, its one cluster, and what else is said. */
export const specs = (...documents: readonly string[]): string =>
  files(organization(), production(), cluster(), ...documents);

/** Production with the released application `shop`, whose fields these are. */
export const shop = (fields: string): string => specs(application(fields), release());

/** The same application before and after, with other fields. */
export const ofShop = (before: string, after: string): { readonly before: string; readonly after: string } => ({
  before: shop(`${before}\nenvironments: { production: {} }`),
  after: shop(`${after}\nenvironments: { production: {} }`),
});
