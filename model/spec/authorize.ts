import { type Right, type Scope, whoMay } from "./access.ts";
import type { Access } from "./model.ts";

export type AuthorizeRequest = Scope & {
  /** A GitHub login; `undefined`: GitHub does not say whose it is. */
  readonly login: string | undefined;
  readonly right: Right;
};

/** Whether somebody may do something, and why: a sentence without a full stop. */
export type Authorized = { readonly isAllowed: boolean; readonly says: string };

/** What the grants say of a login. Whoever is not known, and whatever no grant names, is refused. */
export function authorize(access: Access | undefined, { login, right, ...scope }: AuthorizeRequest): Authorized {
  const { environment, application } = scope;
  const what = `${right} ${application ?? "everything"} in ${environment}`;
  if (login === undefined) return { isAllowed: false, says: `not known who asks to ${what}` };
  const all = whoMay(access, right, scope);
  const granted = all.find((one) => one.login.toLowerCase() === login.toLowerCase());
  if (granted !== undefined) return { isAllowed: true, says: `${login} may ${what}, ${granted.reason}` };
  const others = all.map((one) => one.login);
  const who = others.length === 0 ? "nobody may: no grant says so" : `those who may: ${others.join(", ")}`;
  return { isAllowed: false, says: `${login} may not ${what}; ${who}` };
}
