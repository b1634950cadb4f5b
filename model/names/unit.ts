import { isLabel } from "./label.ts";

/** The layers of a cluster's tree, in the order Flux brings them up. */
export const layers = ["flux", "tenants", "data", "apps", "roster"] as const;
export type Layer = (typeof layers)[number];
/** The layers of which a cluster has one unit; of the others, every application has its own. */
export type ClusterLayer = Extract<Layer, "flux" | "roster">;
export type ApplicationLayer = Exclude<Layer, ClusterLayer>;

/** One folder of an environment's tree, which is one Flux Kustomization and one line of the lock. */
export type UnitName = {
  readonly cluster: string;
  readonly layer: Layer;
  /** The application; absent for `flux` and `roster`, of which a cluster has one each. */
  readonly application?: string;
};

/** `staging-eu/apps/shop` or `staging-eu/flux`: the unit's folder below its environment's, and its key in the lock. */
export const printUnit = ({ cluster, layer, application }: UnitName): string =>
  application === undefined ? `${cluster}/${layer}` : `${cluster}/${layer}/${application}`;

/** The inverse of `printUnit`; `undefined` for anything it never prints. */
export const parseUnit = (text: string): UnitName | undefined => unitOf(text.split("/"));

function unitOf([cluster, layer, application, ...rest]: readonly string[]): UnitName | undefined {
  if (!isLabel(cluster) || !isLayer(layer) || rest.length > 0) return undefined;
  if (isClusterLayer(layer)) return application === undefined ? { cluster, layer } : undefined;
  return isLabel(application) ? { cluster, layer, application } : undefined;
}

/** The unit that a path below an environment's folder belongs to. */
export function unitIn(path: string): UnitName | undefined {
  const parts = path.split("/");
  const length = isClusterLayer(parts[1] ?? "") ? 2 : 3;
  return parts.length > length ? unitOf(parts.slice(0, length)) : undefined;
}

/**
 * The name of the Flux Kustomization that applies the unit: `apps-shop`. A layer's name has no dash, so the first dash
 * parts the two. The unit `flux` is applied by the cluster's root Kustomization of that name.
 */
export const kustomizationName = ({ layer, application }: Omit<UnitName, "cluster">): string =>
  application === undefined ? layer : `${layer}-${application}`;

/** The unit on `cluster` that a Kustomization of this name applies; `undefined` when the name is none of ours. */
export function parseKustomizationName(cluster: string, name: string): UnitName | undefined {
  const dash = name.indexOf("-");
  return parseUnit(dash < 0 ? `${cluster}/${name}` : `${cluster}/${name.slice(0, dash)}/${name.slice(dash + 1)}`);
}

export const isClusterLayer = (layer: string): layer is ClusterLayer => layer === "flux" || layer === "roster";

const isLayer = (text: string | undefined): text is Layer => layers.some((layer) => layer === text);
