import type { LocatedEdit, Plan, Risk } from "../../model/change/plan.ts";
import { dotted, type Severity, severities } from "../../model/problem.ts";
import { cut } from "../../model/task/text.ts";
import { fitText } from "../markup/fit.ts";
import { inert } from "../markup/terminal.ts";
import { inOrder } from "./order.ts";
import { riskText } from "./risk.ts";
import { tallyOf } from "./tally.ts";

/** What is said beside a line of the head commit's specs. */
export type Annotation = {
  readonly path: string;
  readonly line: number;
  readonly level: "failure" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
};

const levels = { error: "failure", warning: "warning", notice: "notice" } as const satisfies Record<Severity, string>;

/** All that a check run is given of them: GitHub takes 50 a request. */
const most = 200;

/** Characters of a title, which GitHub limits, and of a text, which it limits to far more. */
const [maxTitleLength, maxTextLength] = [255, 1_000];

/** Of each risk, the weightiest first, then of each edit; of those whose line is there at the head. */
export function toAnnotations(plan: Plan): readonly Annotation[] {
  const risks = plan.risks.toSorted((a, b) => weight(a) - weight(b)).flatMap((risk) => ofRisk(plan, risk));
  const effects = effectsOf(plan);
  const edits = plan.edits.flatMap((edit, index) => at(edit, ofEdit(edit, effects.get(index) ?? [])));
  return [...risks, ...edits].slice(0, most);
}

const weight = ({ blocks, severity }: Risk): number => (blocks === true ? -1 : severities.indexOf(severity));

type Said = Omit<Annotation, "path" | "line">;

const at = ({ file, line, isIn }: LocatedEdit, said: Said): readonly Annotation[] =>
  isIn === "after" && line !== undefined ? [{ path: inert(file), line, ...said }] : [];

/** At the first of its edits that has a line: the others are listed with it. */
function ofRisk({ edits }: Plan, risk: Risk): readonly Annotation[] {
  const said: Said = {
    level: levels[risk.severity],
    title: fitText(risk.rule, maxTitleLength),
    message: [riskText(risk), ...(risk.fix === undefined ? [] : [risk.fix])].map(short).join("\n"),
  };
  return risk.edits.flatMap((index) => (edits[index] === undefined ? [] : at(edits[index], said))).slice(0, 1);
}

const short = (text: string): string => cut(inert(cut(text, maxTextLength)), maxTextLength);

function ofEdit({ path, document }: LocatedEdit, effects: readonly string[]): Said {
  const field = dotted(path.slice(1));
  const subject = `${document.kind} ${document.name}`;
  return {
    level: "notice",
    title: fitText(field === "" ? subject : `${subject}: ${field}`, maxTitleLength),
    message: effects.length === 0 ? "nothing that is rendered changes by it" : short(effects.join(" · ")),
  };
}

/** What each edit brings about, environment by environment. */
function effectsOf({ environments }: Plan): ReadonlyMap<number, readonly string[]> {
  const effects = new Map<number, string[]>();
  for (const { environment, objects } of inOrder(environments)) {
    const byEdit = Map.groupBy(
      objects.flatMap((object) =>
        object.why.flatMap((why) => (why.kind === "spec" ? [{ edit: why.edit, object }] : [])),
      ),
      ({ edit }) => edit,
    );
    for (const [edit, found] of byEdit)
      effects.set(edit, [
        ...(effects.get(edit) ?? []),
        `${environment}: ${tallyOf(found.map(({ object }) => object))}`,
      ]);
  }
  return effects;
}
