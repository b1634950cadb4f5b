import type { Approval } from "../../model/change/approval.ts";
import { type Fold, fold } from "../../model/change/fold.ts";
import type { EnvironmentPlan, Plan, Risk } from "../../model/change/plan.ts";
import type { Word } from "../../model/change/word-text.ts";
import { inert, type Paint, plain } from "../markup/terminal.ts";
import { type Answer, answerOf, type Verdict } from "./answer.ts";
import { notesOf } from "./notes.ts";
import { inOrder } from "./order.ts";
import { placesOf, placeText } from "./place.ts";
import { riskText } from "./risk.ts";
import { tallyOf } from "./tally.ts";
import { toFoldLines } from "./terminal-diff.ts";

/** `diff: false` leaves the lines of manifests out, and nothing else. */
export type Options = { readonly diff?: boolean; readonly approval?: Approval };

/** The plan for a terminal or a log: in words, what to know of it, every line that differs; the answer comes last. */
export function toLines(plan: Plan, paint: Paint = plain, { diff = true, approval }: Options = {}): readonly string[] {
  const answer = answerOf(plan, approval);
  const heading = (text: string): readonly string[] => ["", paint("bold", inert(text))];
  const list = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [...heading(title), ...lines.map((line) => `  ${line}`)];
  const environments = inOrder(plan.environments);
  return [
    ...environments.flatMap((one) => list(titleOf(one), wordLines(plan, one.words, paint))),
    ...list("beside environments", wordLines(plan, plan.words, paint)),
    ...list(
      "Risks",
      plan.risks.map((risk) => riskLine(plan, risk, paint)),
    ),
    ...notesOf(plan).flatMap(({ title, texts }) => list(title, texts.map(inert))),
    ...(diff ? environments.flatMap((one) => diffLines(plan, one, paint)) : []),
    "",
    ...answerLines(answer, paint),
  ];
}

const titleOf = ({ environment, objects }: EnvironmentPlan): string => `${environment}: ${tallyOf(objects)}`;

const wordLines = (plan: Plan, words: readonly Word[], paint: Paint): readonly string[] =>
  words.map(({ subject, field, before = "nothing", after = "nothing", edits }) => {
    const where = placesOf(plan, edits).map(placeText).join(", ");
    const name = [subject, field].filter((text) => text !== "").join(" ");
    const said = inert(`${name}: ${before} → ${after}`);
    return where === "" ? said : `${said} ${paint("dim", inert(`[${where}]`))}`;
  });

const colors = { error: "red", warning: "yellow", notice: "blue" } as const;

function riskLine(plan: Plan, risk: Risk, paint: Paint): string {
  const level = paint(colors[risk.severity], risk.blocks ? "blocks" : risk.severity);
  const said = risk.fix === undefined ? riskText(risk) : `${riskText(risk)}; ${risk.fix}`;
  const where = [risk.rule, ...placesOf(plan, risk.edits).map(placeText)].join(" ");
  return `${level} ${inert(said)} ${paint("dim", inert(`[${where}]`))}`;
}

const diffLines = (plan: Plan, { environment, objects }: EnvironmentPlan, paint: Paint): readonly string[] =>
  fold(objects).flatMap((one: Fold) => ["", ...toFoldLines(one, { plan, environment, paint })]);

const verdicts: Readonly<Record<Verdict, "red" | "yellow" | "green">> = {
  blocked: "red",
  awaited: "red",
  given: "green",
  warned: "yellow",
  fine: "green",
  nothing: "green",
};

function answerLines({ caveats, word, says, summary, verdict }: Answer, paint: Paint): readonly string[] {
  const say = (one: Answer["caveats"][number]): string =>
    inert(one.says === "" ? one.word : `${one.word}: ${one.says}`);
  return [
    ...(summary === "" ? [] : [inert(summary)]),
    ...caveats.map((caveat) => paint("yellow", say(caveat))),
    paint(verdicts[verdict], say({ word, says })),
  ];
}
