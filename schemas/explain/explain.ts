import { riskRules } from "../../model/change/risk-rules.ts";
import type { Explanation } from "../../model/explanation.ts";
import type { RuleText } from "../../model/rule.ts";
import { didYouMean } from "../check/closest.ts";
import { load } from "../load.ts";
import { ruleTexts } from "../passes.ts";
import { rules } from "../rules.ts";
import { allFields, kindEntries } from "./fields.ts";
import { endsLike, find } from "./find.ts";

/** What was asked for is nothing of ours; `fix` says what may have been meant. */
export type Unknown = { readonly status: "unknown"; readonly fix?: string };

/** Everything that can be explained, but for the fields below the kinds. */
export const contents = (): Explanation => ({
  status: "contents",
  kinds: kindEntries(),
  rules: ruleTexts.map(textOf),
  risks: riskRules.map(textOf),
});

/** What is known of a rule, a kind or a field. */
export function explain(name: string): Explanation | Unknown {
  const rule = ruleTexts.find(({ id }) => id === name.toLowerCase());
  if (rule !== undefined) return explainRule(rule);
  const risk = riskRules.find(({ id }) => id === name.toLowerCase());
  if (risk !== undefined) return { status: "risk", rule: textOf(risk), examples: risk.examples };
  const fields = allFields();
  const [field, ...others] = find(name, fields);
  if (field === undefined)
    return {
      status: "unknown",
      ...didYouMean(name, [...[...ruleTexts, ...riskRules].map(({ id }) => id), ...endsLike(name, fields)]),
    };
  if (others.length === 0) return { status: "field", field };
  return { status: "ambiguous", candidates: [field, ...others].map(({ path, title }) => ({ name: path, title })) };
}

/** A rule with its examples, and what the check says of the rejected one: it is asked here, not written down. */
export function explainRule(text: RuleText): Explanation & { readonly status: "rule" } {
  const examples = rules.find(({ id }) => id === text.id)?.examples;
  const rule = textOf(text);
  if (examples === undefined) return { status: "rule", rule };
  const { problems } = load(new Map([["specs.yaml", new TextEncoder().encode(examples.rejected)]]));
  return { status: "rule", rule, examples: { ...examples, problems } };
}

const textOf = ({ id, title, rationale, link, severity }: RuleText): RuleText => ({
  id,
  title,
  rationale,
  link,
  severity,
});
