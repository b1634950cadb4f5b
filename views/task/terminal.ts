import { shortCommit } from "../../model/names/commit.ts";
import { printTarget } from "../../model/names/target.ts";
import { outcome } from "../../model/task/outcome.ts";
import type { Task } from "../../model/task/task.ts";
import { inert } from "../markup/terminal.ts";

/** `staging/shop@abc1234: healthy 1/2, waiting for staging-eu`. */
export const toLine = (task: Task): string =>
  `${printTarget(task.target)}@${shortCommit(task.commit)}: ${inert(outcome(task).sentence)}`;
