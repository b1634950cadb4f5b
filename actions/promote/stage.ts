import { printReleaseBranch } from "../../model/names/release-branch.ts";
import type { Move } from "../../model/release/candidate.ts";
import { areOpen, type Gate, gatesOf } from "../../model/release/gates.ts";
import { toCheckRun } from "../../views/promotion/check-run.ts";
import { toCommitMessage, toPullRequestText } from "../../views/promotion/pull-request.ts";
import type { KeptPullRequest } from "../io/github/keep-pull-request.ts";
import type { Promotion, Stage } from "./needs.ts";
import { imagesIn, nextOf, type Place } from "./next.ts";
import { notesOf } from "./notes.ts";
import { formerOf, type ReleaseFile, releaseFileOf, textWith } from "./release-file.ts";
import { type Standing, standingOf } from "./standing.ts";

export type Staged = { readonly promotion: Promotion; readonly notChecked: readonly string[] };

/** Checks that every pull request of the specs gets: without it nothing is known of this one. */
const planCheck = "landfall/plan";

/** Keeps the environment's one promotion, and merges it once nothing is in the way. `undefined`: somebody else wrote first. */
export async function stage(given: Stage): Promise<Staged | undefined> {
  const { model, environment, tip, deps, asked, isPlan } = given;
  const { name } = environment;
  const file = releaseFileOf(model, name, tip);
  const branch = printReleaseBranch(name);
  const open = await deps.specs.openPullRequest(branch);
  const standing = open && asked === undefined ? await standingOf(given, file, open) : undefined;
  if (open !== undefined && standing !== undefined) {
    const kept = { status: "open", pullRequest: open, head: open.head } as const;
    return { promotion: await judge(given, file, { ...standing, kept }), notChecked: [] };
  }
  const place: Place = { ...given, former: formerOf(deps.specs, file) };
  const { moves, held, notChecked } =
    asked === undefined ? await nextOf(place) : { moves: asked.moves, held: [], notChecked: [] };
  if (isPlan) {
    const gates = gatesOf({ ...gatesRequest(given, moves), approvals: [] });
    return { promotion: { environment: name, moves, held, gates, status: "planned" }, notChecked };
  }
  const text = moves.length === 0 ? file.text : textWith(file, moves);
  const gates = gatesOf({ ...gatesRequest(given, moves), approvals: [] });
  const repositories = new Map(imagesIn(model, environment).map((one) => [one.name, one.fullRepository]));
  const notes = await notesOf(given, moves);
  const described = { environment: name, moves, gates, notes, set: asked?.set, repositories };
  const kept = await deps.specs.keep({
    base: { branch: "main", commit: tip.commit },
    branch,
    changes: text === file.text || text === undefined ? [] : [{ path: file.path, text }],
    message: toCommitMessage(described),
    text: toPullRequestText(described, deps),
  });
  if (kept.status === "conflict") return undefined;
  return { promotion: await judge(given, file, { moves, held, kept, set: asked?.set }), notChecked };
}

const gatesRequest = ({ model, environment, deps }: Stage, moves: readonly Move[]) => ({
  ...{ environment: environment.name, delivery: environment.delivery, moves },
  ...{ now: deps.now(), access: model.access },
});

type Judged = Standing & { readonly kept: KeptPullRequest };

/** Says on the pull request what it waits for, and merges it when that is nothing. */
async function judge(given: Stage, file: ReleaseFile, { moves, held, kept, set }: Judged): Promise<Promotion> {
  const { environment, deps } = given;
  const of = { environment: environment.name, moves, held };
  if (kept.status === "closed") return { ...of, gates: [], status: "closed", number: kept.number };
  if (kept.status !== "open") return { ...of, gates: [], status: "none" };
  const { number, url } = kept.pullRequest;
  const approvals = await deps.specs.approvalsOf(number, kept.head);
  const gates = gatesOf({ ...gatesRequest(given, moves), approvals });
  await deps.specs.showCheck(toCheckRun({ head: kept.head, environment: environment.name, moves, gates, set }));
  const waitsFor = await obstacle({ ...given, file, kept, gates });
  if (waitsFor !== undefined) return { ...of, gates, status: "open", number, url, waitsFor };
  const merged = await deps.specs.merge(number, kept.head);
  return merged.merged
    ? { ...of, gates, status: "merged", number, url }
    : { ...of, gates, status: "open", number, url, waitsFor: merged.reason };
}

type Obstacle = Stage & {
  readonly file: ReleaseFile;
  readonly kept: Extract<KeptPullRequest, { readonly status: "open" }>;
  readonly gates: readonly Gate[];
};

/** What is still in the way of a merge, in words; nothing else than the Release is ever merged. */
async function obstacle({ deps, file, kept, gates }: Obstacle): Promise<string | undefined> {
  const closed = gates.filter(({ state }) => state === "closed");
  if (!areOpen(gates)) return closed.map(({ kind, says }) => `${kind}: ${says}`).join("; ");
  const { state, names, failed } = await deps.specs.checksOn(kept.head);
  if (state === "failed") return `${failed.join(", ")} failed`;
  if (state === "running") return checksRunning;
  if (!names.includes(planCheck)) return checksExpected;
  const paths = await deps.specs.filesOf(kept.pullRequest.number);
  const others = paths.filter((path) => path !== file.path);
  return others.length === 0 ? undefined : `a person: it changes ${others.join(", ")} too`;
}

const checksRunning = "its checks";
const checksExpected = `the check ${planCheck}`;

/** Whether it is only for checks that the promotion waits, which end by themselves. */
export const waitsForChecks = (promotion: Promotion): boolean =>
  promotion.status === "open" && [checksRunning, checksExpected].includes(promotion.waitsFor);
