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
  /** `undefined`: nothing was released to this environment yet, so nothing is deployed. */
  readonly release: WorkloadRelease | undefined;
  readonly port: number;
  readonly routes: readonly Route[];
  readonly config: Readonly<Record<string, string>>;
  readonly resources: Resources;
  readonly scaling: Scaling;
  readonly disruptionBudget: boolean;
  readonly probes: Probes;
  readonly egress: readonly Egress[];
};

/** `image` is the full reference: `ghcr.io/acme/shop@sha256:…` or, outside production, `ghcr.io/acme/shop:tag`. */
export type WorkloadRelease = {
  readonly image: string;
  readonly version?: string;
  /** Commit of the source repository the image was built from, 40 hex digits. */
  readonly commit?: string;
};
export type Route = { readonly host: string; readonly path: string };
/** Kubernetes quantities: `cpu` is requested, `memory` is requested and is the limit. */
export type Resources = { readonly cpu: string; readonly memory: string };
export type Scaling =
  | { readonly kind: "fixed"; readonly replicas: number }
  /** `cpuPercent`: the average use of the requested CPU that the autoscaler steers to. */
  | { readonly kind: "automatic"; readonly min: number; readonly max: number; readonly cpuPercent: number };
/** HTTP paths answered on the workload's port. */
export type Probes = { readonly readiness?: string; readonly liveness?: string; readonly startup?: string };
export type Egress = { readonly cidr: string; readonly ports: readonly number[] };

/** The most pods the workload's own settings ask for. */
export const maxReplicas = (scaling: Scaling): number => (scaling.kind === "fixed" ? scaling.replicas : scaling.max);
/** The fewest pods the workload's own settings allow. */
export const minReplicas = (scaling: Scaling): number => (scaling.kind === "fixed" ? scaling.replicas : scaling.min);
