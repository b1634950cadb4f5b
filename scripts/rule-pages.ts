import { explainRule } from "../schemas/explain/explain.ts";
import { ruleTexts } from "../schemas/passes.ts";
import { toMarkdown } from "../views/explain/markdown.ts";
import { table } from "./markdown-table.ts";

/** The folder that holds a page per rule and nothing else: what is not written here is deleted. */
export const ruleFolder = "docs/rules";

/** Path below the repository's root -> text: a page per rule, and the table of them. */
export function rulePages(): ReadonlyMap<string, string> {
  const pages = ruleTexts.map((rule): [string, string] => [
    `${ruleFolder}/${rule.id}.md`,
    toMarkdown(explainRule(rule)),
  ]);
  return new Map([[`${ruleFolder}/README.md`, contents()], ...pages]);
}

const contents = (): string =>
  [
    "# The rules",
    "",
    "Generated from `schemas/passes.ts` and `schemas/rules/` by `npm run docs`: edit those instead.",
    "",
    "Every problem ends in the name of the rule that found it, as `[probes-present]`. The same pages in the terminal:",
    "`landfall explain probes-present`. The first few are about the specs' form and can never be switched off.",
    "",
    table(
      ["rule", "severity", "what must be so"],
      ruleTexts.map(({ id, severity, title }) => [`[${id}](${id}.md)`, severity, title]),
    ),
    "",
  ].join("\n");
