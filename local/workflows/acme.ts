import { Acme } from "../demo/acme.ts";
import type { Timeline } from "../demo/timeline.ts";
import { acme } from "../forge/acme.ts";
import type { Run } from "./run.ts";
import { workflowIdentity } from "./token.ts";
import { workflowFiles } from "./workflow-files.ts";
import { Workflows } from "./workflows.ts";

type AcmeOptions = {
  readonly timeline: Timeline;
  /** The program `act`. */
  readonly act: string;
  /** Gets a file per run with its whole output. */
  readonly logs: string;
};

/** The sample organization with the real workflow files in its repositories, run by act. Needs the built bundles. */
export const startAcmeWithWorkflows = ({ timeline, act, logs }: AcmeOptions): Promise<Acme<Workflows>> =>
  Acme.start({
    timeline,
    filesOf: workflowFiles,
    identities: acme.repositories.map(({ name }) => workflowIdentity(name)),
    run: ({ forge, app }) => new Workflows({ forge, app, act, logs, onDone: (run) => tell(timeline, run) }),
  });

function tell(timeline: Timeline, { repository, file, event, status, seconds, ...run }: Run): void {
  const style = status === "success" ? "green" : "red";
  timeline.say("act", `${repository} ${file} on ${event}: ${status} (${seconds.toFixed(1)} s)`, { style });
  if (status === "success") return;
  if (run.failed !== undefined) timeline.detail([`in ${run.failed.job}, step ${run.failed.step ?? "unknown"}`]);
  timeline.detail([...run.annotations, run.log]);
}
