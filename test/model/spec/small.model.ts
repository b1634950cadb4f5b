import type { Application, Cluster, Model } from "../../../model/spec/model.ts";

export const cluster = (name: string, environment: string): Cluster => ({ name, environment, provider: "existing" });

export const application = (name: string, fields: Partial<Application> = {}): Application => ({
  name,
  repository: name,
  image: `ghcr.io/acme/${name}`,
  port: 8080,
  environments: { staging: {} },
  ...fields,
});

/** An organization with nothing but these applications and clusters. */
export const modelOf = (applications: readonly Application[], clusters: readonly Cluster[] = []): Model => ({
  organization: {
    name: "acme",
    github: { owner: "acme", repositories: { specs: "s", environments: "e", events: "v" } },
    accounts: {},
  },
  environments: new Map(),
  clusters: new Map(clusters.map((one) => [one.name, one])),
  applications: new Map(applications.map((one) => [one.name, one])),
  releases: new Map(),
  places: new Map(),
});
