import { printPromotionId } from "../../model/names/promotion-id.ts";
import type { Move } from "../../model/release/candidate.ts";
import type { Gate } from "../../model/release/gates.ts";
import { fitLines, fitText } from "../markup/fit.ts";
import { toGateTable } from "./gates.ts";
import { saidOfMoves } from "./promotion.ts";

export const promoteCheckName = "landfall/promote";

const [maxTitleLength, maxSummaryBytes] = [255, 65_535];

type Judged = {
  readonly head: string;
  readonly environment: string;
  readonly moves: readonly Move[];
  readonly gates: readonly Gate[];
  /** The verified set that somebody was allowed to ask for, by its commit. */
  readonly set?: string | undefined;
};

/** Says on a promotion's head what it waits for; green once that is nothing. */
export function toCheckRun({ head, environment, moves, gates, set }: Judged) {
  const closed = gates.filter(({ state }) => state === "closed");
  const bypassed = gates.filter(({ state }) => state === "bypassed");
  const answer =
    closed.length > 0
      ? `${environment}: waits for ${closed.map(({ kind, says }) => `${kind} (${says})`).join(", ")}`
      : `${environment}: ${saidOfMoves(moves)} may be released${bypassed.length > 0 ? `, ${bypassed.map(({ kind }) => kind).join(", ")} bypassed` : ""}`;
  const isOpen = closed.length === 0;
  return {
    name: promoteCheckName,
    headSha: head,
    externalId: printPromotionId({ environment, head, set }),
    ...(isOpen ? ({ status: "completed", conclusion: "success" } as const) : ({ status: "in_progress" } as const)),
    title: fitText(answer, maxTitleLength),
    summary: fitLines(toGateTable(gates) || "Nothing is waited for here.", maxSummaryBytes),
  };
}
