import { exceptedInWords, hasExpired } from "../../model/exception.ts";
import type { Finding } from "../../model/problem.ts";
import type { Rule, Verdict } from "../../model/rule.ts";
import type { Exception, Model } from "../../model/spec/model.ts";
import { placeOf } from "../rules/fields.ts";

/** The day it is, as `2027-01-31`, where the calendar is to be looked at. */
export type Today = { readonly today?: string | undefined };

/** `isSound`: nothing else is wrong, so that what a rule does not say is kept. */
type Circumstances = Today & { readonly isSound: boolean };

/**
 * What the rules say of a model, as heavily as the organization wants it. What an exception covers is told as a notice;
 * one that has expired covers nothing, and is told of itself. Without `today`, no exception has expired.
 */
export function* checkPolicy(
  model: Model,
  rules: readonly Rule<Model>[],
  { today, isSound }: Circumstances,
): Generator<Finding> {
  const { policies = {}, exceptions = [] } = model.organization;
  const used = new Set<Exception>();
  for (const { id: rule, severity: own, check } of rules)
    for (const verdict of check(model)) {
      const all = exceptions.filter((one) => one.rule === rule && model.places.get(one.document) === verdict.place);
      for (const one of all) used.add(one);
      const exception = all.find((one) => !hasExpired(one, today));
      if (exception === undefined) yield { rule, severity: policies[rule] ?? own, ...verdict };
      else yield { rule, severity: "notice", ...excepted(verdict, exception) };
    }
  const place = placeOf(model, "Organization", model.organization.name);
  // Whether one from a risk is needed, only a change tells.
  const own = new Set(rules.map(({ id }) => id));
  for (const [index, exception] of exceptions.entries()) {
    const finding = { rule: "exception", place, path: ["spec", "exceptions", index] };
    if (hasExpired(exception, today)) yield { ...finding, severity: "error", ...expired(exception) };
    else if (isSound && own.has(exception.rule) && !used.has(exception))
      yield { ...finding, severity: "notice", ...unused(exception) };
  }
}

const excepted = ({ message, ...verdict }: Verdict, exception: Exception): Verdict => ({
  ...verdict,
  message: exceptedInWords(message, exception),
});

const expired = ({ rule, document, until, owner }: Exception): Pick<Finding, "message" | "fix"> => ({
  message: `the exception of ${document} from ${rule} ended on ${until}`,
  fix: `mend what it was for and remove it, or have ${owner} set another date`,
});

const unused = ({ rule, document }: Exception): Pick<Finding, "message" | "fix"> => ({
  message: `${document} keeps ${rule}: the exception is not needed`,
  fix: "remove it",
});
