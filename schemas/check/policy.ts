import type { Finding, Place } from "../../model/problem.ts";
import type { Rule, Verdict } from "../../model/rule.ts";
import type { Exception, Model } from "../../model/spec/model.ts";
import { placeOf } from "../rules/fields.ts";

/** The day it is, as `2027-01-31`, where the calendar is to be looked at. */
export type Today = { readonly today?: string | undefined };

/**
 * What the rules say of a model, as heavily as the organization wants it. What an exception covers is told as a notice;
 * one that has expired covers nothing, and is told of itself. Without `today`, no exception has expired.
 */
export function* checkPolicy(model: Model, rules: readonly Rule<Model>[], { today }: Today): Generator<Finding> {
  const { policies = {}, exceptions = [] } = model.organization;
  const used = new Set<Exception>();
  for (const { id: rule, severity: own, check } of rules)
    for (const verdict of check(model)) {
      const severity = policies[rule] ?? own;
      const exception = exceptions.find((one) => one.rule === rule && isOf(model, one, verdict.place));
      if (exception !== undefined) used.add(exception);
      if (exception === undefined || hasExpired(exception, today)) yield { rule, severity, ...verdict };
      else yield { rule, severity: "notice", ...excepted(verdict, exception) };
    }
  for (const [index, exception] of exceptions.entries()) {
    const verdict = ofException(exception, { today, isUsed: used.has(exception) });
    const path = ["spec", "exceptions", index];
    const place = placeOf(model, "Organization", model.organization.name);
    if (verdict !== undefined) yield { rule: "exception", place, path, ...verdict };
  }
}

const isOf = ({ places }: Model, { document }: Exception, place: Place): boolean => places.get(document) === place;

const hasExpired = ({ until }: Exception, today: string | undefined): boolean => today !== undefined && today > until;

const excepted = ({ message, ...verdict }: Verdict, { owner, reason, until }: Exception): Verdict => ({
  ...verdict,
  message: `${message} (excepted until ${until} by ${owner}: ${reason})`,
});

type Use = { readonly today: string | undefined; readonly isUsed: boolean };

function ofException(
  { rule, document, until, owner }: Exception,
  { today, isUsed }: Use,
): Pick<Finding, "severity" | "message" | "fix"> | undefined {
  if (today !== undefined && today > until)
    return {
      severity: "error",
      message: `the exception of ${document} from ${rule} ended on ${until}`,
      fix: `mend what it was for and remove it, or have ${owner} set another date`,
    };
  return isUsed
    ? undefined
    : { severity: "notice", message: `${document} keeps ${rule}: the exception is not needed`, fix: "remove it" };
}
