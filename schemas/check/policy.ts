import type { Finding } from "../../model/problem.ts";
import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";

/** What the rules say of a model. */
export function* checkPolicy(model: Model, rules: readonly Rule<Model>[]): Generator<Finding> {
  for (const { id: rule, severity, check } of rules)
    for (const verdict of check(model)) yield { rule, severity, ...verdict };
}
