import type { Risk } from "../../model/change/plan.ts";
import type { Entry, Explanation, FieldText, RiskExamples, RuleExamples } from "../../model/explanation.ts";
import type { RuleText } from "../../model/rule.ts";
import { codeSpan, table } from "../markup/markdown.ts";
import { visible } from "../markup/visible.ts";
import { toLines as toProblemLines } from "../problems/human.ts";
import { shown } from "./value.ts";

/** The explanation as a page of Markdown, which ends in a line break. Texts of ours are Markdown already. */
export function toMarkdown(explanation: Explanation): string {
  switch (explanation.status) {
    case "contents":
      return page(
        "# What can be explained",
        table(["kind", "meaning"], rowsOf(explanation.kinds)),
        table(["rule", "severity", "what must be so"], rowsOfRules(explanation.rules)),
        table(["risk", "severity", "what must be so"], rowsOfRules(explanation.risks)),
      );
    case "ambiguous":
      return page("# Several fields are called so", table(["field", "title"], rowsOf(explanation.candidates)));
    case "field":
      return pageOfField(explanation.field);
    case "rule":
      return pageOfRule(explanation);
    case "risk":
      return pageOfRisk(explanation);
  }
}

const page = (...blocks: readonly string[]): string => `${blocks.join("\n\n")}\n`;

const rowsOf = (entries: readonly Entry[]): readonly (readonly string[])[] =>
  entries.map(({ name, title }) => [codeSpan(name), title]);

const rowsOfRules = (rules: readonly RuleText[]): readonly (readonly string[])[] =>
  rules.map(({ id, title, severity }) => [codeSpan(id), severity, title]);

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

type Weights = Readonly<Record<RuleText["severity"], string>>;

const weights: Weights = {
  error: "An error: the specs cannot be used.",
  warning: "A warning: the specs can be used, but somebody should look.",
  notice: "A notice: good to know.",
};

function pageOfRule({ rule, examples }: Explanation & { status: "rule" }): string {
  return page(...headOf(rule, weights), ...(examples === undefined ? [] : blocksOf(examples)));
}

const headOf = ({ id, title, rationale, link, severity }: RuleText, weighs: Weights): readonly string[] => [
  `# ${id}`,
  `**${title}.** ${weighs[severity]}`,
  rationale,
  `Where this comes from: <${link}>`,
];

const riskWeights: Weights = {
  error: "An error: somebody who may approve has to agree to the very commit.",
  warning: "A warning: a reviewer should look.",
  notice: "A notice: good to know.",
};

const pageOfRisk = ({ rule, examples }: Explanation & { status: "risk" }): string =>
  page(
    ...headOf(rule, riskWeights),
    "The plan tells this of a change; the check of the specs does not. Documents that are no specs are objects in the\n" +
      "environment's folder: before, as they stand there; after, as another version of Landfall would render them.",
    ...risksOf(examples),
  );

const risksOf = ({ accepted, rejected, risks = [] }: RiskExamples): readonly string[] => [
  ...["## Accepted", "Before:", fence("yaml", accepted.before), "After:", fence("yaml", accepted.after)],
  ...["## Rejected", "Before:", fence("yaml", rejected.before), "After:", fence("yaml", rejected.after)],
  ...(risks.length === 0 ? [] : ["What is said of it:", fence("text", risks.flatMap(linesOfRisk).join("\n"))]),
];

const linesOfRisk = ({ rule, severity, message, fix }: Risk): readonly string[] => [
  `${severity} ${message} [${rule}]`,
  ...(fix === undefined ? [] : [`  ${fix}`]),
];

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
