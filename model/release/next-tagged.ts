import { shortCommit } from "../names/commit.ts";
import type { Deployment } from "../spec/documents.generated.ts";
import { later } from "../task/event.ts";
import { type Held, isBuilt, type Move, type Next, type Tagged, type Verdict } from "./candidate.ts";

/** An application in an environment that gets what is tagged. */
export type Released = {
  readonly application: string;
  readonly current: Deployment | undefined;
  /** What this environment says of what it runs. */
  readonly verdict: Verdict;
  /** What the Release named before, newest first: none of it comes again by itself. */
  readonly former: readonly Deployment[];
  /** The versions above the current one, highest first. */
  readonly tagged: readonly Tagged[];
  /** Whether a failed image is taken back by what moves the traffic: what ran before still does. */
  readonly rollsBack: boolean;
  /** Why it need not be verified, where somebody has said so. */
  readonly unverified: (version: string) => string | undefined;
};

export type Rules = { readonly after: string; readonly limitHours: number; readonly now: string };

/** What comes next: the highest version whose very image was verified; and back, where a new one was given up. */
export function nextTagged(applications: readonly Released[], rules: Rules): Next {
  const each = applications.map((one) => nextOf(one, rules));
  return { moves: each.flatMap(({ moves }) => moves), held: each.flatMap(({ held }) => held) };
}

function nextOf(one: Released, rules: Rules): Next {
  const held: Held[] = [];
  for (const tagged of one.tagged) {
    if (wasThere(one, tagged)) {
      held.push(heldBy(one, tagged, "kept", `${tagged.version} was here before and was taken back`));
      continue;
    }
    const judged = judge(one, tagged, rules);
    if ("to" in judged) return { moves: [judged], held };
    held.push(judged);
  }
  const back = revert(one);
  return { moves: back === undefined ? [] : [back], held };
}

const wasThere = ({ former }: Released, { commit }: Tagged): boolean => former.some((one) => one.commit === commit);

/** Whether the version may go on; if not, why. */
function judge(one: Released, tagged: Tagged, { after, limitHours, now }: Rules): Move | Held {
  const { tag, version, commit, built, verdict, released } = tagged;
  const refused = (says: string): Held => heldBy(one, tagged, "refused", says);
  if (!tagged.isOnBranch) return refused(`${tag} is not on the default branch`);
  if (built.state === "failed") return refused(built.says);
  const isLate = tagged.waitingSince !== undefined && now > later(tagged.waitingSince, limitHours * 3600);
  const wait = (says: string): Held =>
    isLate ? refused(`${says}, for more than ${limitHours} h`) : heldBy(one, tagged, "waiting", says);
  if (!isBuilt(built)) return wait(built.says);
  if (released !== undefined && released !== built.digest)
    return refused(`${tag} was moved: ${version} is another image already. Tag a new version`);
  const skips = one.unverified(version);
  if (skips === undefined && verdict.state === "failed") return refused(`${after}: ${verdict.says ?? "failed"}`);
  if (skips === undefined && verdict.state !== "verified") return wait(`waits for ${after} to verify it`);
  return {
    ...{ application: one.application, from: one.current, because: "tag" },
    to: { digest: built.digest, version, commit },
    ...(verdict.state === "verified" && verdict.at !== undefined && { verifiedAt: verdict.at }),
    says: skips ?? `verified in ${after}`,
  };
}

const heldBy = ({ application }: Released, { commit }: Tagged, state: Held["state"], says: string): Held => ({
  ...{ application, commit, state, says },
});

/** Git says what runs: what was given up goes out of the Release again. */
function revert({ application, current, verdict, former, rollsBack }: Released): Move | undefined {
  if (!rollsBack || verdict.state !== "failed" || current === undefined) return undefined;
  const before = former.find(({ commit }) => commit !== current.commit);
  if (before?.digest === undefined || before.commit === undefined) return undefined;
  const failed = current.version ?? shortCommit(current.commit ?? "");
  return {
    ...{ application, from: current, because: "revert" },
    to: { ...before, digest: before.digest, commit: before.commit },
    says: `${failed} was given up: ${verdict.says ?? "failed"}`,
  };
}
