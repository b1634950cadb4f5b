import type { Entry, Explanation, FieldText, RuleExamples } from "../../model/explanation.ts";
import { codeSpan, table } from "../markup/markdown.ts";
import { visible } from "../markup/visible.ts";
import { toLines as toProblemLines } from "../problems/human.ts";
import { shown } from "./value.ts";

/** The explanation as a page of Markdown, which ends in a line break. Texts of ours are Markdown already. */
export function toMarkdown(explanation: Explanation): string {
  switch (explanation.status) {
    case "contents": {
      const rules = explanation.rules.map(({ id, title, severity }) => [codeSpan(id), severity, title]);
      const kinds = table(["kind", "meaning"], rowsOf(explanation.kinds));
      return page("# What can be explained", kinds, table(["rule", "severity", "what must be so"], rules));
    }
    case "ambiguous":
      return page("# Several fields are called so", table(["field", "title"], rowsOf(explanation.candidates)));
    case "field":
      return pageOfField(explanation.field);
    case "rule":
      return pageOfRule(explanation);
  }
}

const page = (...blocks: readonly string[]): string => `${blocks.join("\n\n")}\n`;

const rowsOf = (entries: readonly Entry[]): readonly (readonly string[])[] =>
  entries.map(({ name, title }) => [codeSpan(name), title]);

function pageOfField(field: FieldText): string {
  const { path, title, description, type, isRequired, values = [], limits, examples, fields } = field;
  const facts: readonly (readonly [string, string])[] = [
    ["type", type],
    ["required", isRequired ? "yes" : "no"],
    ...(field.default === undefined ? [] : [["default", codeSpan(shown(field.default))] as const]),
    ...(values.length === 0 ? [] : [["values", values.map((value) => codeSpan(shown(value))).join(", ")] as const]),
    ...limits.map((limit) => ["limit", limit] as const),
    ...examples.map((example) => ["example", codeSpan(shown(example))] as const),
  ];
  return page(
    `# ${codeSpan(path)}`,
    `**${title}.** ${description}`,
    table(["", ""], facts),
    ...(fields.length === 0 ? [] : [table(["field", "title"], rowsOf(fields))]),
  );
}

const weights = {
  error: "An error: the specs cannot be used.",
  warning: "A warning: the specs can be used, but somebody should look.",
  notice: "A notice: good to know.",
} as const;

function pageOfRule({ rule, examples }: Explanation & { status: "rule" }): string {
  const { id, title, rationale, link, severity } = rule;
  return page(
    `# ${id}`,
    `**${title}.** ${weights[severity]}`,
    rationale,
    `Where this comes from: <${link}>`,
    ...(examples === undefined ? [] : blocksOf(examples)),
  );
}

const blocksOf = ({ accepted, rejected, problems }: RuleExamples): readonly string[] => [
  "## Accepted",
  fence("yaml", accepted),
  "## Rejected",
  fence("yaml", rejected),
  "What is said of it:",
  fence("text", toProblemLines({ problems }).slice(0, -2).join("\n")),
];

const fence = (language: string, text: string): string =>
  `\`\`\`${language}\n${text.split("\n").map(visible).join("\n")}\n\`\`\``;
