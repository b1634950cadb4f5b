/** Documents that the rules' examples have in common, and the joining of documents to one file. */
export const files = (...documents: readonly string[]): string => documents.map((text) => text.trim()).join("\n---\n");

export const organization = `
apiVersion: landfall/v1
kind: Organization
metadata: { name: acme }
spec:
  github:
    owner: acme
    repositories: { specs: specs, environments: environments, events: events }
  accounts:
    playground: { id: "111111111111" }
    production: { id: "222222222222" }
`;

export const production = `
apiVersion: landfall/v1
kind: Environment
metadata: { name: production }
spec: { tier: production, account: production, reporter: "acme-landfall-production[bot]" }
`;

/** An application that keeps every rule, with its fields after the port replaced by `fields`. */
export const application = (fields: string): string => `
apiVersion: landfall/v1
kind: Application
metadata: { name: shop }
spec:
  repository: shop
  image: ghcr.io/acme/shop
  port: 8080
${fields.replace(/^\n|\n$/g, "").replace(/^/gm, "  ")}
`;

/** Two people and a group of both; `grants` is what they may do. */
export const access = (grants: string): string => `
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
${grants.replace(/^\n|\n$/g, "").replace(/^/gm, "    ")}
`;

/** A Helm chart as an application, with more fields of its own. */
export const chart = (fields: string): string => `
apiVersion: landfall/v1
kind: Application
metadata: { name: redis }
spec:
  repository: redis
  chart: { url: oci://ghcr.io/acme/charts/redis, version: 1.4.0${fields} }
  environments: { production: {} }
`;
