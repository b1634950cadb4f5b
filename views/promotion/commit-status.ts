import { printReleaseContext } from "../../model/names/delivery-context.ts";
import type { Held, Move } from "../../model/release/candidate.ts";
import { fitText } from "../markup/fit.ts";
import { isWebAddress } from "../markup/link.ts";
import { visible } from "../markup/visible.ts";
import type { Promoted } from "./promotion.ts";

/** GitHub refuses a longer description. */
const maxDescriptionLength = 140;

/** What an application's commit is told of its way into an environment. */
export const toHeldStatus = (environment: string, { application, state, says }: Held) => ({
  state: state === "refused" ? ("failure" as const) : ("pending" as const),
  context: visible(printReleaseContext(environment, application)),
  description: fitText(state === "refused" ? `refused: ${says}` : says, maxDescriptionLength),
});

/** The same once it is proposed. */
export function toMovedStatus(promoted: Promoted, { application }: Move) {
  const isMerged = promoted.status === "merged";
  const number = "number" in promoted ? `#${promoted.number}` : "";
  const says = isMerged
    ? `released by ${number}`
    : `proposed in ${number}${promoted.status === "open" ? `, waits for ${promoted.waitsFor}` : ""}`;
  return {
    state: isMerged ? ("success" as const) : ("pending" as const),
    context: visible(printReleaseContext(promoted.environment, application)),
    description: fitText(says, maxDescriptionLength),
    ...("url" in promoted && isWebAddress(promoted.url) && { targetUrl: promoted.url }),
  };
}
