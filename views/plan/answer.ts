import type { Approval } from "../../model/change/approval.ts";
import type { Plan, Risk } from "../../model/change/plan.ts";
import { count } from "../markup/count.ts";
import { accessSaid } from "./access.ts";
import { costSaid, isOther } from "./cost.ts";
import { inOrder } from "./order.ts";
import { isStanding } from "./remark.ts";
import { anyOf, riskText } from "./risk.ts";
import { tallyOf } from "./tally.ts";

export type Verdict = "blocked" | "awaited" | "given" | "warned" | "fine" | "nothing";

/** Said as `word: says`; `says` may be empty. */
export type Saying = { readonly word: string; readonly says: string };

/** Whether a plan can be merged, and what it changes, in plain text that each form makes inert. */
export type Answer = Saying & {
  readonly verdict: Verdict;
  /** What keeps the answer from being the whole truth; to be said before it. */
  readonly caveats: readonly Saying[];
  /** Whether there are warnings, whatever the verdict is. */
  readonly isWarned: boolean;
  /** `production: 3 objects changed · nobody gains access`; empty when nothing changes. */
  readonly summary: string;
};

/** `approval`: what the risks ask of people and who has agreed; without it nobody has. */
export function answerOf(plan: Plan, approval?: Approval): Answer {
  const verdict = verdictOf(plan, approval);
  return {
    verdict,
    ...saying(verdict, plan, approval),
    caveats: caveatsOf(plan),
    isWarned: plan.risks.some(({ severity }) => severity === "warning"),
    summary: verdict === "nothing" ? "" : summaryOf(plan),
  };
}

function verdictOf(plan: Plan, approval: Approval | undefined): Verdict {
  const has = (severity: Risk["severity"]): boolean => plan.risks.some((risk) => risk.severity === severity);
  if (approval?.status === "blocked" || plan.risks.some(({ blocks }) => blocks === true)) return "blocked";
  if (approval?.status === "awaited") return "awaited";
  if (has("error")) return approval?.status === "given" ? "given" : "awaited";
  if (has("warning")) return "warned";
  return isNothing(plan) ? "nothing" : "fine";
}

const isNothing = ({ environments, risks, costs, access, missing }: Plan): boolean =>
  [risks, costs.filter(isOther), access, missing].every(({ length }) => length === 0) &&
  environments.every(
    ({ objects, words, remarks }) => objects.length === 0 && words.length === 0 && remarks.every(isStanding),
  );

function saying(verdict: Verdict, plan: Plan, approval: Approval | undefined): Saying {
  switch (verdict) {
    case "blocked":
      return { word: "Blocked", says: first(plan.risks.filter(({ blocks }) => blocks === true)) };
    case "awaited":
      return { word: "Needs approval", says: `${first(grave(plan))}${awaited(approval)}` };
    case "given":
      return {
        word: `Approved by ${anyOf(approval?.status === "given" ? approval.by : [])}`,
        says: first(grave(plan)),
      };
    case "warned": {
      const warnings = plan.risks.filter(({ severity }) => severity === "warning");
      return { word: count(warnings.length, "warning"), says: first(warnings) };
    }
    case "fine":
      return { word: "No risk found", says: plan.risks.length === 0 ? "" : count(plan.risks.length, "notice") };
    case "nothing":
      return { word: "No change", says: nothingSaid(plan) };
  }
}

const grave = ({ risks }: Plan): readonly Risk[] => risks.filter(({ severity }) => severity === "error");

function first([risk, ...others]: readonly Risk[]): string {
  if (risk === undefined) return "";
  return others.length === 0 ? riskText(risk) : `${riskText(risk)}, and ${others.length} more`;
}

function awaited(approval: Approval | undefined): string {
  if (approval?.status !== "awaited") return "";
  return approval.of.length === 0 ? "; no grant lets anybody approve it" : ` (by ${anyOf(approval.of)})`;
}

const nothingSaid = ({ edits, against }: Plan): string => {
  const held = against.kind === "environments" ? "what is merged is what these specs render to" : "both render alike";
  return edits.length === 0 ? held : `${count(edits.length, "edit")} of the specs, and ${held}`;
};

function caveatsOf({ missing, against }: Plan): readonly Saying[] {
  return [
    ...(missing.length === 0 ? [] : [{ word: "Not complete", says: missing.join("; ") }]),
    ...(against.kind === "environments"
      ? []
      : [{ word: "Compared with specs, not with what is merged", says: against.because }]),
  ];
}

/** Environments past this are counted. */
const mostEnvironments = 8;

function summaryOf(plan: Plan): string {
  const changed = inOrder(plan.environments).filter(({ objects }) => objects.length > 0);
  const more = changed.length - mostEnvironments;
  return [
    ...changed.slice(0, mostEnvironments).map(({ environment, objects }) => `${environment}: ${tallyOf(objects)}`),
    ...(changed.length === 0 ? ["no object changes"] : more > 0 ? [`and ${count(more, "more environment")}`] : []),
    ...costSaid(plan.costs),
    accessSaid(plan.access).join(", "),
  ].join(" · ");
}
