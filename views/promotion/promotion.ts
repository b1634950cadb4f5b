import { shortCommit } from "../../model/names/commit.ts";
import type { Held, Move } from "../../model/release/candidate.ts";
import type { Gate } from "../../model/release/gates.ts";
import type { Deployment } from "../../model/spec/documents.generated.ts";
import { count } from "../markup/count.ts";

/** A commit as its author wrote it. */
export type NotedCommit = {
  readonly commit: string;
  readonly author: string;
  readonly at: string;
  readonly subject: string;
};

/** A promotion as its pull request tells it. */
export type Described = {
  readonly environment: string;
  readonly moves: readonly Move[];
  readonly gates: readonly Gate[];
  /** The commits that each application's move brings; `undefined` where they cannot be told. */
  readonly notes: ReadonlyMap<string, readonly NotedCommit[] | undefined>;
  /** The verified set that somebody asked for, by its commit. */
  readonly set: string | undefined;
  /** Where each application's commits are, `owner/name`. */
  readonly repositories: ReadonlyMap<string, string>;
};

/** What became of an environment's promotion. */
export type Promoted = {
  readonly environment: string;
  readonly moves: readonly Move[];
  readonly held: readonly Held[];
  readonly gates: readonly Gate[];
} & (
  | { readonly status: "none" | "planned" }
  | { readonly status: "closed"; readonly number: number }
  | { readonly status: "open"; readonly number: number; readonly url: string; readonly waitsFor: string }
  | { readonly status: "merged"; readonly number: number; readonly url: string }
);

/** `1.4.0`, `abc1234` where it has no version, `nothing`. */
export const named = (deployment: Deployment | undefined): string =>
  deployment === undefined
    ? "nothing"
    : (deployment.version ?? (deployment.commit && shortCommit(deployment.commit)) ?? deployment.tag ?? "an image");

/** `shop 1.4.0`, `shop 1.4.0 and billing 2.0.1`, `14 applications`. */
export function saidOfMoves(moves: readonly Move[]): string {
  const each = moves.map(({ application, to }) => `${application} ${named(to)}`);
  if (each.length > 3) return count(each.length, "application");
  return [each.slice(0, -1).join(", "), ...each.slice(-1)].filter((text) => text !== "").join(" and ");
}

/** One line: what became of it. */
export function saidOf(promoted: Promoted): string {
  const what = saidOfMoves(promoted.moves);
  switch (promoted.status) {
    case "none":
      return "nothing to promote";
    case "planned":
      return promoted.moves.length === 0 ? "nothing would move" : `${what} would move`;
    case "closed":
      return `pull request #${promoted.number} closed, nothing is to be promoted any more`;
    case "merged":
      return `${what}, pull request #${promoted.number} merged`;
    case "open":
      return `${what}, pull request #${promoted.number} waits for ${promoted.waitsFor}`;
  }
}
