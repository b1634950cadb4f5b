import { isLabel } from "./label.ts";

/** What a task brings to a digest: an application in an environment. */
export type Target = { readonly environment: string; readonly application: string };

/** `staging/shop`. */
export const printTarget = ({ environment, application }: Target): string => `${environment}/${application}`;

/** The inverse of `printTarget`; `undefined` for anything it never prints. */
export function parseTarget(text: string): Target | undefined {
  const [environment, application, ...rest] = text.split("/");
  return isLabel(environment) && isLabel(application) && rest.length === 0 ? { environment, application } : undefined;
}
