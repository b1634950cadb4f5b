import { isLabel } from "./label.ts";

const prefix = "landfall:";

/** The `task` of the GitHub Deployment that keeps a task's log, beside its `environment`: `landfall:shop`. */
export const printDeploymentTask = (application: string): string => `${prefix}${application}`;

/** The application; `undefined` for anything `printDeploymentTask` never prints. */
export function parseDeploymentTask(task: string): string | undefined {
  const application = task.startsWith(prefix) ? task.slice(prefix.length) : undefined;
  return isLabel(application) ? application : undefined;
}
