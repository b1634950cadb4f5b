import { isLabel } from "./label.ts";
import type { Target } from "./target.ts";

const prefix = "landfall:";

type Of = Omit<Target, "environment">;
/** Stands for a whole environment. */
const all = "*";

/** The `task` of the GitHub Deployment that keeps a task's log, beside its `environment`: `landfall:shop`, `landfall:*`. */
export const printDeploymentTask = ({ application = all }: Of): string => `${prefix}${application}`;

/** Whose task it is; `undefined` for anything `printDeploymentTask` never prints. */
export function parseDeploymentTask(task: string): Of | undefined {
  const application = task.startsWith(prefix) ? task.slice(prefix.length) : undefined;
  if (application === all) return {};
  return isLabel(application) ? { application } : undefined;
}
