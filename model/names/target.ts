import { isLabel } from "./label.ts";

/**
 * What a task brings to a digest: an application in an environment; without one, the environment as a whole, where so many
 * applications move at once that they are told together.
 */
export type Target = { readonly environment: string; readonly application?: string };

/** Stands for all applications, since none can be called so. */
const all = "*";

/** `staging/shop`, or `staging/*`. */
export const printTarget = ({ environment, application = all }: Target): string => `${environment}/${application}`;

/** The inverse of `printTarget`; `undefined` for anything it never prints. */
export function parseTarget(text: string): Target | undefined {
  const [environment, application, ...rest] = text.split("/");
  if (!isLabel(environment) || rest.length > 0) return undefined;
  if (application === all) return { environment };
  return isLabel(application) ? { environment, application } : undefined;
}
