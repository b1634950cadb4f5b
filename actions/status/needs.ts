import type { TaskId } from "../../model/names/external-id.ts";
import type { TaskName } from "../../model/names/task-name.ts";
import type { TimedEntry } from "../../model/task/heard.ts";
import type { Task } from "../../model/task/task.ts";

/** One task, or the newest of every target, of one environment or of all. */
export type StatusInputs = { readonly wanted?: TaskName | undefined; readonly environment?: string | undefined };

/** A GitHub Deployment; `task` as `printDeploymentTask` prints it, where it is one of ours. */
export type Deployment = {
  readonly id: number;
  readonly environment: string;
  readonly task: string;
  readonly commit: string;
  readonly creator: string;
  readonly payload: unknown;
};

export type Logged = TimedEntry & { readonly creator: string };

export type StatusDeps = {
  /** The newest of the environments repository's Deployments, newest first, and whether there are older ones. */
  readonly list: (of: {
    readonly environment?: string | undefined;
    readonly task?: string | undefined;
  }) => Promise<{ readonly deployments: readonly Deployment[]; readonly isCut: boolean }>;
  /** Every status of a Deployment. */
  readonly log: (deployment: number) => Promise<readonly Logged[]>;
  /**
   * The task of a whole environment as the locks tell it, without events. Throws a `UserError` or an `OutsideError` where
   * the repository's files cannot be read.
   */
  readonly wholeTask: (id: TaskId) => Promise<Task | undefined>;
  /** The time by GitHub's clock, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly progress: (text: string) => void;
  /** The login that reports: what others wrote in a log is not believed. */
  readonly identity: string;
  /** The environments repository, `owner/name`. */
  readonly repository: string;
};
