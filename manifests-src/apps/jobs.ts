import type { Chart } from "cdk8s";
import type { WorkloadJob } from "../../model/spec/workload.ts";
import type { Deployed } from "../deployed.ts";
import { add } from "../folder.ts";
import { jobPod } from "../workload/job-pod.ts";

/** What runs to its end: on a schedule, or once whenever the application changes. */
export function jobs(chart: Chart, workload: Deployed): void {
  for (const [name, job] of Object.entries(workload.jobs)) {
    const metadata = { name: `${workload.application}-${name}`, namespace: workload.application };
    const spec = jobSpec(workload, name, job);
    if (job.schedule === undefined) {
      // A Job cannot be changed: Flux makes it anew, and so it runs again. It must not expire, or it would run at any time.
      const annotations = { "kustomize.toolkit.fluxcd.io/force": "Enabled" };
      add(chart, { apiVersion: "batch/v1", kind: "Job", metadata: { ...metadata, annotations }, spec });
    } else {
      const { schedule, timeZone } = job;
      add(chart, {
        apiVersion: "batch/v1",
        kind: "CronJob",
        metadata,
        spec: {
          schedule,
          timeZone,
          concurrencyPolicy: "Forbid",
          // Without a deadline, a hundred missed starts stop it for good.
          startingDeadlineSeconds: 300,
          successfulJobsHistoryLimit: 1,
          failedJobsHistoryLimit: 3,
          jobTemplate: { spec },
        },
      });
    }
  }
}

const jobSpec = (workload: Deployed, name: string, job: WorkloadJob) => ({
  backoffLimit: job.retries,
  activeDeadlineSeconds: job.timeoutSeconds,
  template: jobPod(workload, name, job),
});
