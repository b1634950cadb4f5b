import type { Held, Move } from "../../../model/release/candidate.ts";
import type { Gate } from "../../../model/release/gates.ts";
import type { Described, NotedCommit, Promoted } from "../../../views/promotion/promotion.ts";
import { source } from "./samples.ts";

const [digest, commit] = [`sha256:${"4f".repeat(32)}`, "9b1c".repeat(10)];
const to = { digest, version: "1.5.0", commit };
const url = "https://github.com/acme/specs/pull/7";

const moves: readonly Move[] = [
  { application: "shop", from: { digest, version: "1.4.0", commit }, to, because: "tag", says: "verified by others" },
  {
    application: "billing",
    from: undefined,
    to,
    because: "revert",
    says: "it was given up",
    verifiedAt: "2026-11-20T12:00:00Z",
  },
];
const held: readonly Held[] = [
  { application: "shop", commit, state: "refused", says: "its tag was moved" },
  { application: "billing", commit, state: "waiting", says: "for staging" },
];
const gates: readonly Gate[] = [
  { kind: "soak", state: "closed", says: "until tomorrow", application: "shop" },
  { kind: "freeze", state: "bypassed", says: "it stops the loss (ada)", application: "shop" },
  { kind: "window", state: "open", says: "on monday" },
];
const of = { environment: "production", moves, held, gates };

/** Promotions in each state that says something. */
export const promotions: readonly Promoted[] = [
  { ...of, status: "planned" },
  { ...of, status: "closed", number: 7 },
  { ...of, status: "merged", number: 7, url },
  { ...of, status: "open", number: 7, url, waitsFor: "approvals: of ada" },
];

const noted = { commit, author: "ada", at: "2026-11-20T12:00:00Z", subject: "Pay once" };

/** As data, in which each text can be another. */
type DescribedSample = Omit<Described, "notes" | "repositories"> & {
  readonly notes: readonly (readonly [string, readonly NotedCommit[] | undefined])[];
  readonly repositories: readonly (readonly [string, string])[];
};

export const toDescribed = ({ notes, repositories, ...rest }: DescribedSample): Described => ({
  ...rest,
  notes: new Map(notes),
  repositories: new Map(repositories),
});

export const described: readonly DescribedSample[] = [
  {
    ...{ environment: "production", moves, gates, set: undefined },
    notes: [
      ["shop", [noted]],
      ["billing", undefined],
    ],
    repositories: [["shop", "acme/shop"]],
  },
  {
    environment: "production",
    moves: moves.slice(1),
    gates: [],
    notes: [],
    repositories: [],
    set: commit,
  },
];

export const judged = { head: "f".repeat(40), environment: "production", moves, gates };
export const outcomes = [
  { status: "invalid" as const, source },
  {
    ...{ status: "promoted" as const, source, promotions: [...promotions] },
    ...{ verified: [{ environment: "staging", commit }], notChecked: ["shop: it cannot be seen"] },
  },
];
export const verified = { environment: "staging", released: [["shop", to] as const], hasSuite: () => true };
export const notes = { environment: "production", image: "ghcr.io/acme/shop", digest };
