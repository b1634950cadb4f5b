import type { ResolvedChart } from "../model/spec/chart.ts";
import type { Workload, WorkloadRelease } from "../model/spec/workload.ts";

/** A workload that something was released of. */
export type Deployed = Workload & { readonly release: WorkloadRelease };

/** A workload that is a Helm chart. */
export type Charted = Workload & { readonly chart: ResolvedChart };

export const isCharted = (workload: Workload): workload is Charted => workload.chart !== undefined;

/** Whether there is anything of the application itself on a cluster. */
export const isDeployed = (workload: Workload): workload is Deployed | Charted =>
  !workload.isRetired && (workload.release !== undefined || isCharted(workload));
