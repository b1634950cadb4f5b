import { riskRules } from "../model/change/risk-rules.ts";
import type { RuleText } from "../model/rule.ts";
import { explainRule } from "../schemas/explain/explain.ts";
import { ruleTexts } from "../schemas/passes.ts";
import { toMarkdown } from "../views/explain/markdown.ts";
import { table } from "./markdown-table.ts";
import { risksIn } from "./risk-example.ts";

/** The folder that holds a page per rule and nothing else: what is not written here is deleted. */
export const ruleFolder = "docs/rules";

/** Path below the repository's root -> text: a page per rule, and the table of them. */
export function rulePages(): ReadonlyMap<string, string> {
  const pages = ruleTexts.map((rule): [string, string] => [
    `${ruleFolder}/${rule.id}.md`,
    toMarkdown(explainRule(rule)),
  ]);
  const risks = riskRules.map(({ examples, ...rule }): [string, string] => {
    const tried = { ...examples, risks: risksIn(examples.rejected, riskRules) };
    return [`${ruleFolder}/${rule.id}.md`, toMarkdown({ status: "risk", rule, examples: tried })];
  });
  return new Map([[`${ruleFolder}/README.md`, contents()], ...pages, ...risks]);
}

const contents = (): string =>
  [
    "# The rules",
    "",
    "Generated from `schemas/passes.ts`, `schemas/rules/` and `model/change/rules/` by `npm run docs`: edit those instead.",
    "",
    "Every problem ends in the name of the rule that found it, as `[probes-present]`. The same pages in the terminal:",
    "`landfall explain probes-present`. The first few are about the specs' form and can never be switched off.",
    "",
    tableOf(ruleTexts),
    "",
    "## Risks",
    "",
    "What only a change can do wrong is told by `landfall plan`, and never by `landfall validate`. An error needs somebody who",
    "may approve, on the very commit; one that blocks needs an exception. In a playground an error is a warning, for what is",
    "there can be lost.",
    "",
    "The organization's `policies` and `exceptions` hold for risks too, but not for the change that makes them: where it says",
    "less of a rule than before, the stricter of both counts, and an exception counts from the next change on. What it covers",
    "is told as a notice, with its owner and its last day.",
    "",
    tableOf(riskRules),
    "",
  ].join("\n");

const tableOf = (rules: readonly RuleText[]): string =>
  table(
    ["rule", "severity", "what must be so"],
    rules.map(({ id, severity, title }) => [`[${id}](${id}.md)`, severity, title]),
  );
