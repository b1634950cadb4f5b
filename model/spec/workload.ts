import type { ResolvedChart } from "./chart.ts";
import type { Data } from "./data.ts";
import type { Limits, PatchTarget, Secret } from "./documents.generated.ts";
import type { JsonMap } from "./json.ts";
import type { BlueGreen, Strategy } from "./strategy.ts";

/**
 * One application in one environment: overrides applied, defaults filled in, references resolved. All that rendering
 * may know of it, so that equal workloads give equal bytes.
 */
export type Workload = {
  readonly application: string;
  readonly environment: string;
  readonly tier: string;
  /** Source repository, `owner/name`. */
  readonly repository: string;
  /** `undefined`: nothing was released to this environment yet, so nothing is deployed; or it is a chart. */
  readonly release: WorkloadRelease | undefined;
  /** Instead of an image; everything that speaks of a container is without meaning then. */
  readonly chart?: ResolvedChart;
  /** Absent: a worker, which nobody calls. */
  readonly port?: number;
  /** Further ports by name. */
  readonly ports: Readonly<Record<string, number>>;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly routes: readonly Route[];
  /** Response headers; an empty value removes one. */
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: Limits;
  readonly config: Readonly<Record<string, string>>;
  /** By environment variable. */
  readonly secrets: Readonly<Record<string, Secret>>;
  /** By a name that is part of the Kubernetes Secret's. */
  readonly pullSecrets: Readonly<Record<string, Secret>>;
  /** The environment's ClusterSecretStore; there is one where there are secrets. */
  readonly secretStore?: string;
  readonly resources: Resources;
  readonly scaling: Scaling;
  /** Absent: nothing was said of it, so it is rolled out. */
  readonly strategy?: Strategy;
  readonly disruptionBudget: boolean;
  readonly probes: Probes;
  readonly data: Data;
  readonly jobs: Readonly<Record<string, WorkloadJob>>;
  readonly egress: readonly Egress[];
  readonly patches: readonly WorkloadPatch[];
  /** On its way out: stopped, its data no longer protected. */
  readonly isRetired: boolean;
};

/** `image` is the full reference: `ghcr.io/acme/shop@sha256:…` or, outside production, `ghcr.io/acme/shop:tag`. */
export type WorkloadRelease = {
  readonly image: string;
  readonly version?: string;
  /** Commit of the source repository the image was built from, 40 hex digits. */
  readonly commit?: string;
};
/** `port` is the name of one of the workload's ports; without it, the main one. */
export type Route = { readonly host: string; readonly path: string; readonly port?: string };
/** Kubernetes quantities: `cpu` is requested, `memory` is requested and is the limit. */
export type Resources = { readonly cpu: string; readonly memory: string };
export type Scaling =
  | { readonly kind: "fixed"; readonly replicas: number }
  /** `cpuPercent`: the average use of the requested CPU that the autoscaler steers to. */
  | { readonly kind: "automatic"; readonly min: number; readonly max: number; readonly cpuPercent: number };
/** HTTP paths answered on the workload's port. */
export type Probes = { readonly readiness?: string; readonly liveness?: string; readonly startup?: string };
export type Egress = { readonly cidr: string; readonly ports: readonly number[] };
export type WorkloadJob = {
  readonly command: readonly string[];
  readonly args?: readonly string[];
  /** Five cron fields; absent: once per change. */
  readonly schedule?: string;
  readonly timeZone: string;
  readonly timeoutSeconds: number;
  readonly retries: number;
  readonly resources: Resources;
};

/** A strategic merge, or JSON patch operations. */
export type WorkloadPatch = {
  readonly target: PatchTarget;
  readonly merge?: JsonMap;
  readonly operations?: readonly JsonMap[];
};

/** The most pods the workload's own settings ask for. */
export const maxReplicas = (scaling: Scaling): number => (scaling.kind === "fixed" ? scaling.replicas : scaling.max);
/** The fewest pods the workload's own settings allow. */
export const minReplicas = (scaling: Scaling): number => (scaling.kind === "fixed" ? scaling.replicas : scaling.min);

/** How the workload moves to a new image where it does so in one go. */
export const blueGreenOf = ({ strategy }: Pick<Workload, "strategy">): BlueGreen | undefined =>
  strategy?.kind === "blueGreen" ? strategy : undefined;
