import type { Place } from "../problem.ts";
import type {
  AccessSpec,
  ApplicationSpec,
  ClusterSpec,
  EnvironmentSpec,
  OrganizationSpec,
  ReleaseSpec,
} from "./documents.generated.ts";

/**
 * A document's spec together with its name. Rules see it as it is written; everything that follows from the specs is told
 * the former name as the only one.
 */
export type Named<Spec> = Spec & { readonly name: string; readonly formerly?: string };

export type Organization = Named<OrganizationSpec>;
export type Environment = Named<EnvironmentSpec>;
export type Cluster = Named<ClusterSpec>;
export type Application = Named<ApplicationSpec>;
export type Release = Named<ReleaseSpec>;
export type Access = Named<AccessSpec>;

/** A rule that does not hold for one document, for a while. */
export type Exception = NonNullable<OrganizationSpec["exceptions"]>[number];

export const kinds = ["Organization", "Environment", "Cluster", "Application", "Release", "Access"] as const;
export type Kind = (typeof kinds)[number];

/** Everything the specs say, checked and cross-referenced. Maps are ordered by name. */
export type Model = {
  readonly organization: Organization;
  readonly environments: ReadonlyMap<string, Environment>;
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly applications: ReadonlyMap<string, Application>;
  readonly releases: ReadonlyMap<string, Release>;
  /** Without one, nobody has any right. */
  readonly access?: Access;
  /** `<Kind>/<name>` -> where that document stands. Beside the values, and outside every digest. */
  readonly places: ReadonlyMap<string, Place>;
};

/** Specs of an organization that has nothing yet. */
export const emptyModel = (organization: Organization): Model => ({
  organization,
  environments: new Map(),
  clusters: new Map(),
  applications: new Map(),
  releases: new Map(),
  places: new Map(),
});

/** The clusters of an environment, by name. */
export const clustersOf = (model: Model, environment: string): readonly Cluster[] =>
  [...model.clusters.values()].filter((cluster) => cluster.environment === environment);

/** `shop` and `acme/shop` both name the repository `acme/shop` of the organization `acme`. */
export const fullRepository = (organization: Organization, repository: string): string =>
  repository.includes("/") ? repository : `${organization.github.owner}/${repository}`;
