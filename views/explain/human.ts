import type { Risk } from "../../model/change/plan.ts";
import type { Entry, Explanation, FieldText } from "../../model/explanation.ts";
import type { RuleText } from "../../model/rule.ts";
import { inert, type Paint, plain } from "../markup/terminal.ts";
import { toLines as toProblemLines } from "../problems/human.ts";
import { shown } from "./value.ts";

/** The explanation for a terminal. */
export function toLines(explanation: Explanation, paint: Paint = plain): readonly string[] {
  switch (explanation.status) {
    case "contents":
      return [
        paint("bold", "Kinds"),
        ...listOf(explanation.kinds),
        "",
        paint("bold", "Rules"),
        ...listOf(explanation.rules.map(entryOf)),
        "",
        paint("bold", "Risks"),
        ...listOf(explanation.risks.map(entryOf)),
      ];
    case "ambiguous":
      return [paint("bold", "Several fields are called so"), ...listOf(explanation.candidates)];
    case "field":
      return linesOfField(explanation.field, paint);
    case "rule":
      return linesOfRule(explanation, paint);
    case "risk":
      return linesOfRisk(explanation, paint);
  }
}

const entryOf = ({ id, title }: RuleText): Entry => ({ name: id, title });

const listOf = (entries: readonly Entry[]): readonly string[] => {
  const width = Math.max(...entries.map(({ name }) => name.length));
  return entries.map(({ name, title }) => inert(`  ${name.padEnd(width)}  ${title}`));
};

function linesOfField(field: FieldText, paint: Paint): readonly string[] {
  const { path, title, description, type, isRequired, values = [], limits, examples, fields } = field;
  const facts: readonly (readonly [string, string])[] = [
    ["type", type],
    ["required", isRequired ? "yes" : "no"],
    ...(field.default === undefined ? [] : [["default", shown(field.default)] as const]),
    ...(values.length === 0 ? [] : [["values", values.map(shown).join(", ")] as const]),
    ...limits.map((limit, index) => [index === 0 ? "limits" : "", limit] as const),
    ...examples.map((example, index) => [index === 0 ? "examples" : "", shown(example)] as const),
  ];
  return [
    `${paint("bold", inert(path))}  ${inert(title)}`,
    "",
    inert(description),
    "",
    ...facts.map(([name, value]) => `  ${paint("dim", name.padEnd(8))}  ${inert(value)}`),
    ...(fields.length === 0 ? [] : ["", paint("bold", "Fields"), ...listOf(fields)]),
  ];
}

function linesOfRule({ rule, examples }: Explanation & { status: "rule" }, paint: Paint): readonly string[] {
  if (examples === undefined) return headOf(rule, paint);
  return [
    ...headOf(rule, paint),
    "",
    paint("green", "Accepted"),
    ...block(examples.accepted),
    "",
    paint("red", "Rejected"),
    ...block(examples.rejected),
    "",
    paint("bold", "What is said of it"),
    ...toProblemLines({ problems: examples.problems }, paint)
      .slice(0, -2)
      .map((line) => `  ${line}`),
  ];
}

const headOf = ({ id, title, rationale, link, severity }: RuleText, paint: Paint): readonly string[] => [
  `${paint("bold", inert(id))}  ${severity}`,
  "",
  inert(title),
  "",
  inert(rationale),
  paint("dim", inert(link)),
];

const block = (text: string): readonly string[] => text.split("\n").map((line) => inert(`  ${line}`));

function linesOfRisk({ rule, examples }: Explanation & { status: "risk" }, paint: Paint): readonly string[] {
  const { accepted, rejected, risks = [] } = examples;
  return [
    ...headOf(rule, paint),
    ...["", paint("green", "Accepted, before"), ...block(accepted.before)],
    ...["", paint("green", "Accepted, after"), ...block(accepted.after)],
    ...["", paint("red", "Rejected, before"), ...block(rejected.before)],
    ...["", paint("red", "Rejected, after"), ...block(rejected.after)],
    ...(risks.length === 0 ? [] : ["", paint("bold", "What is said of it"), ...risks.flatMap(saidOf)]),
  ];
}

const saidOf = ({ rule, severity, message, fix }: Risk): readonly string[] => [
  inert(`  ${severity} ${message} [${rule}]`),
  ...(fix === undefined ? [] : [inert(`    ${fix}`)]),
];
