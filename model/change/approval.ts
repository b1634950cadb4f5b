import { whoMay } from "../spec/access.ts";
import type { Model } from "../spec/model.ts";
import type { Risk } from "./plan.ts";

/** What a plan's risks ask of people. */
export type Approval =
  /** Nothing needs anybody in particular. */
  | { readonly status: "not-needed" }
  | { readonly status: "given"; readonly by: readonly string[] }
  /** `of`: the logins of whom one must approve the head commit; of nobody, no grant gives that right. */
  | { readonly status: "awaited"; readonly of: readonly string[] }
  /** Nobody can agree to it. */
  | { readonly status: "blocked" };

/**
 * Whether those who may have agreed. `approvals`: logins of those who approved the very commit; who may is what `specs` say,
 * as by `underFormerGrants`.
 */
export function approvalOf(risks: readonly Risk[], specs: Model, approvals: readonly string[]): Approval {
  const grave = risks.filter(({ severity }) => severity === "error");
  if (grave.some(({ blocks }) => blocks === true)) return { status: "blocked" };
  if (grave.length === 0) return { status: "not-needed" };
  const given = new Set(approvals.map((login) => login.toLowerCase()));
  const asked = grave.map((risk) => approversOf(specs, risk));
  const awaited = asked.filter((logins) => !logins.some((login) => given.has(login.toLowerCase())));
  const names = (lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())].sort();
  if (awaited.length > 0) return { status: "awaited", of: names(awaited) };
  return { status: "given", by: names(asked).filter((login) => given.has(login.toLowerCase())) };
}

/** A risk of no environment is one of all of them. */
function approversOf({ access, environments }: Model, { environment, application }: Risk): readonly string[] {
  const scopes = environment === undefined ? [...environments.keys()] : [environment];
  const lists = scopes.map((name) =>
    whoMay(access, "approve", { environment: name, ...(application !== undefined && { application }) }).map(
      ({ login }) => login,
    ),
  );
  const [first = [], ...others] = lists;
  return first.filter((login) => others.every((list) => list.includes(login)));
}
