import { type Right, type Scope, whoMay } from "./access.ts";
import type { Asker } from "./asker.ts";
import type { Model } from "./model.ts";

export type AuthorizeRequest = Scope & { readonly asker: Asker; readonly right: Right };

/** Whether somebody may do something, and why: a sentence without a full stop. */
export type Authorized = { readonly isAllowed: boolean; readonly says: string };

/**
 * What the grants say of a login. Whoever is not known is refused, and so is whatever no grant names: a grant for every
 * environment is one for those that the specs have.
 */
export function authorize(
  { access, environments, applications }: Pick<Model, "access" | "environments" | "applications">,
  { asker, right, ...scope }: AuthorizeRequest,
): Authorized {
  const { environment, application } = scope;
  const what = whatOf(right, scope);
  const refuse = (says: string): Authorized => ({ isAllowed: false, says });
  if (asker.login === undefined) return refuse(`not known who asks to ${what}: ${asker.why}`);
  const { login } = asker;
  if (!environments.has(environment)) return refuse(`${login} may not ${what}: the specs have no such environment`);
  if (application !== undefined && !applications.has(application))
    return refuse(`${login} may not ${what}: the specs have no such application`);
  const all = whoMay(access, right, scope);
  const granted = all.find((one) => one.login.toLowerCase() === login.toLowerCase());
  if (granted !== undefined) return { isAllowed: true, says: `${login} may ${what}, ${granted.reason}` };
  const others = all.map((one) => one.login);
  const who = others.length === 0 ? "nobody may: no grant says so" : `those who may: ${others.join(", ")}`;
  return refuse(`${login} may not ${what}; ${who}`);
}

/** `operate shop in production`, `approve everything in staging`. */
export const whatOf = (right: Right, { environment, application }: Scope): string =>
  `${right} ${application ?? "everything"} in ${environment}`;
