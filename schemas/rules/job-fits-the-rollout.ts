import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { application, files, organization, production } from "./example.ts";
import { placeOf } from "./fields.ts";

/** How long Flux waits for what it has applied. */
const rolloutSeconds = 300;

const withJob = (job: string): string =>
  files(
    organization,
    production,
    application(`
probes: { readiness: /ready, liveness: /live }
jobs: { migrate: ${job} }
environments: { production: {} }
`),
  );

export const jobFitsTheRollout: Rule<Model> = {
  id: "job-fits-the-rollout",
  title: "A job that runs with every change ends while Flux waits for it",
  rationale:
    "Flux waits five minutes for what it has applied. A job that takes longer is reported as failed, even when it ends well.",
  link: "https://fluxcd.io/flux/components/kustomize/kustomizations/#timeout",
  severity: "warning",
  examples: {
    accepted: withJob("{ command: [migrate], timeoutSeconds: 240 }"),
    rejected: withJob("{ command: [migrate], timeoutSeconds: 600 }"),
  },
  *check(model) {
    for (const { name, jobs = {} } of model.applications.values())
      for (const [job, { schedule, timeoutSeconds = 0 }] of Object.entries(jobs)) {
        if (schedule !== undefined || timeoutSeconds < rolloutSeconds) continue;
        yield {
          place: placeOf(model, "Application", name),
          path: ["spec", "jobs", job, "timeoutSeconds"],
          message: `the job "${job}" may run for ${timeoutSeconds} seconds, and Flux waits for ${rolloutSeconds}`,
          fix: `write less than ${rolloutSeconds}, or give the job a schedule`,
        };
      }
  },
};
