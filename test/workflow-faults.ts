import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

type Fields = Readonly<Record<string, unknown>>;
type Step = { readonly uses?: string; readonly run?: string; readonly with?: Fields };
export type Job = {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly uses?: string;
  readonly with?: Fields;
  readonly steps?: readonly Step[];
  readonly permissions?: Fields | string;
  readonly environment?: unknown;
  readonly "timeout-minutes"?: number;
};
export type Workflow = {
  readonly on: Fields;
  readonly permissions?: Fields | string;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
};
type Inputs = Readonly<Record<string, { readonly required?: boolean }>>;
export type Leave = {
  /** Jobs that may write with the workflow's own token. */
  readonly writers?: readonly string[];
  /** Whether its check may be one that nobody requires. */
  readonly optional?: boolean;
  /** The role of the repository that it is a sample for. */
  readonly role?: string;
};

const root = join(import.meta.dirname, "..");
/** Of ours: from anywhere, from beside the workflow at its own commit, from the checkout. */
const ours =
  /^(?:(?:acme|<owner>)\/landfall\/|\$\/|\.\/)(actions\/[a-z]+|\.github\/workflows\/[a-z]+\.yml)(?:@v[01])?$/;
/** Of a sample: another one that stands beside it in the repository of its role. */
const beside = /^\.\/\.github\/workflows\/([a-z]+\.yml)$/;

/** What is wrong with a workflow; nothing when it may be copied. */
export function faultsOf(text: string, { writers = [], optional = false, role }: Leave = {}): readonly string[] {
  const workflow: Workflow = parse(text);
  const jobs = Object.entries(workflow.jobs);
  const isAsked = !optional && ("pull_request" in workflow.on || "merge_group" in workflow.on);
  return [
    ...(isEmpty(workflow.permissions) ? [] : ["its permissions are not {}"]),
    ...["pull_request_target", "workflow_run"].flatMap((event) =>
      event in workflow.on ? [`${event} runs strangers' events with secrets`] : [],
    ),
    ...(isAsked ? faultsOfRequired(workflow) : []),
    ...jobs.flatMap(([name, job]) => [
      ...faultsOfJob(name, job, writers),
      ...usesOf(job).flatMap((step) => faultOfUse(step, { text, role }) ?? []),
    ]),
  ];
}

const isEmpty = (permissions: Workflow["permissions"]): boolean =>
  typeof permissions === "object" && Object.keys(permissions).length === 0;

/** A check that is required must always come to an end, and stand for every job. */
function faultsOfRequired({ on, jobs }: Workflow): readonly string[] {
  const filtered = ["pull_request", "merge_group"].filter((event) => {
    const filters = on[event];
    return typeof filters === "object" && filters !== null && ("paths" in filters || "paths-ignore" in filters);
  });
  const last = Object.entries(jobs).find(([, job]) => job.if?.includes("always()"));
  const others = Object.keys(jobs).filter((name) => name !== last?.[0]);
  const needs = [last?.[1].needs ?? []].flat();
  return [
    ...("pull_request" in on && "merge_group" in on ? [] : ["it runs for one of pull_request and merge_group only"]),
    ...filtered.map((event) => `${event} has a path filter, so a required check may never end`),
    ...(last !== undefined && others.every((name) => needs.includes(name))
      ? []
      : ["no job with always() waits for all others"]),
  ];
}

function faultsOfJob(name: string, job: Job, writers: readonly string[]): readonly string[] {
  const { permissions = {}, steps = [] } = job;
  const isReader = typeof permissions === "object" && Object.values(permissions).every((access) => access === "read");
  const isSecret = JSON.stringify([steps, job.with ?? {}]).includes("secrets.");
  return [
    ...(isReader || writers.includes(name) ? [] : [`${name} may write`]),
    ...(job.uses !== undefined || job["timeout-minutes"] !== undefined ? [] : [`${name} has no timeout-minutes`]),
    ...(isSecret && job.environment === undefined ? [`${name} has a secret without an environment`] : []),
    ...steps.flatMap(({ run }) => (run?.includes("${{") ? [`${name} has an expression in a script`] : [])),
  ];
}

const usesOf = (job: Job): readonly Step[] => [
  ...(job.uses === undefined ? [] : [{ uses: job.uses, with: job.with ?? {} }]),
  ...(job.steps ?? []),
];

type Around = { readonly text: string; readonly role: string | undefined };

function faultOfUse({ uses, with: given = {} }: Step, { text, role }: Around): string | undefined {
  if (uses === undefined) return undefined;
  const [, sample] = (role !== undefined && beside.exec(uses)) || [];
  const own = sample === undefined ? ours.exec(uses)?.[1] : `docs/workflows/${role}-${sample}`;
  if (own !== undefined) return faultOfInputs(own, given);
  if (!/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/.test(uses)) return `${uses} is not pinned by a commit`;
  if (!text.includes(`uses: ${uses} # v`)) return `${uses} does not say its version`;
  const isKept = uses.startsWith("actions/checkout@") && given["persist-credentials"] !== false;
  return isKept ? "actions/checkout leaves its token in the checkout" : undefined;
}

function faultOfInputs(own: string, given: Fields): string | undefined {
  const inputs = inputsOf(own);
  if (inputs === undefined) return `there is no ${own}`;
  const unknown = Object.keys(given).find((name) => !(name in inputs));
  if (unknown !== undefined) return `${own} has no input ${unknown}`;
  const missing = Object.keys(inputs).find((name) => inputs[name]?.required && !(name in given));
  return missing === undefined ? undefined : `${own} needs the input ${missing}`;
}

function inputsOf(own: string): Inputs | undefined {
  const file = join(root, own.startsWith("actions/") ? `${own}/action.yml` : own);
  if (!existsSync(file)) return undefined;
  const parsed = parse(readFileSync(file, "utf8"));
  return (own.startsWith("actions/") ? parsed.inputs : parsed.on.workflow_call?.inputs) ?? {};
}
