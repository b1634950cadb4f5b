import { isCommitId, shortCommit } from "../../model/names/commit.ts";
import { printSetTrailer } from "../../model/names/set-trailer.ts";
import type { Move } from "../../model/release/candidate.ts";
import { cut } from "../../model/task/text.ts";
import { commitText } from "../markup/commit-text.ts";
import { fitLines } from "../markup/fit.ts";
import { link } from "../markup/link.ts";
import { codeSpan, escapeMarkdown, table } from "../markup/markdown.ts";
import { toGateTable } from "./gates.ts";
import { type Described, type NotedCommit, named, saidOfMoves } from "./promotion.ts";

/** GitHub refuses a longer title; and a longer body, in characters, of which no text has more than bytes. */
const [maxTitleLength, maxBodyBytes] = [255, 65_535];

const closing =
  "\n\n_Landfall keeps this pull request, and merges it once nothing is waited for. A commit of somebody else's is taken out again._";

/** The commit of a promotion: what moves, and the set where somebody asked for one. */
export const toCommitMessage = (described: Described): string =>
  [
    title(described),
    "",
    ...described.moves.map((move) => commitText(cut(`${move.application}: ${fromTo(move)}`, maxTitleLength))),
    // It is read again, and so is nothing but a commit's id.
    ...(isCommitId(described.set) ? ["", printSetTrailer(described.set)] : []),
  ].join("\n");

const title = ({ environment, moves }: Pick<Described, "environment" | "moves">): string => {
  const isRevert = moves.length > 0 && moves.every(({ because }) => because === "revert");
  const what = isRevert ? `Take ${environment} back to` : "Release";
  const where = isRevert ? "" : ` to ${environment}`;
  return cut(commitText(`${what} ${saidOfMoves(moves)}${where}`), maxTitleLength);
};

const fromTo = ({ from, to }: Move): string => `${named(from)} -> ${named(to)}`;

/** What a person who approves it reads: what moves and why, what it waits for, the commits that it brings. */
export function toPullRequestText(
  described: Described,
  links: { readonly serverUrl: string },
): { readonly title: string; readonly body: string } {
  const { moves, gates, notes } = described;
  const sections = [
    table(
      ["application", "from", "to", "why"],
      moves.map((move) => [
        codeSpan(move.application),
        codeSpan(named(move.from)),
        codeSpan(named(move.to)),
        escapeMarkdown(whyOf(move)),
      ]),
    ),
    toGateTable(gates),
    saidOfTaggers(described),
    ...moves.flatMap((move) => commitsOf(move, { described, commits: notes.get(move.application), ...links })),
  ];
  const body = fitLines(sections.filter((section) => section !== "").join("\n\n"), maxBodyBytes - closing.length);
  return { title: title(described), body: `${body}${closing}` };
}

/** Git lets anybody write any name into a tag, and GitHub tells of no push afterwards by whom it was. */
function saidOfTaggers({ moves, gates }: Described): string {
  if (moves.every(({ because }) => because !== "tag")) return "";
  const isDecided = gates.some(({ kind, state }) => kind === "approvals" && state !== "bypassed");
  return isDecided
    ? "Tagged by: not known, since a tag says nobody that GitHub vouches for. The approvals decide."
    : "Tagged by: not known, since a tag says nobody that GitHub vouches for. No approval is asked for: whoever may push a tag to an application's repository releases it.";
}

const whyOf = ({ because, says, verifiedAt }: Move): string => {
  if (because === "push") return "the newest image";
  if (because === "set")
    return [`in the verified set of ${verifiedAt ?? "an unknown time"}`, says].filter((text) => text).join("; ");
  return says ?? because;
};

type Commits = {
  readonly described: Described;
  readonly commits: readonly NotedCommit[] | undefined;
  readonly serverUrl: string;
};

function commitsOf(move: Move, { described, commits, serverUrl }: Commits): readonly string[] {
  const { application } = move;
  if (!described.notes.has(application)) return [];
  const heading = `**${codeSpan(application)}** ${codeSpan(fromTo(move))}`;
  if (commits === undefined) return [`${heading}\n\nNot checked: its commits cannot be read.`];
  if (commits.length === 0) return [`${heading}\n\nNo commit that is not there already.`];
  const repository = described.repositories.get(application);
  const lines = commits.map(({ commit, author, subject }) => {
    const at = link(codeSpan(shortCommit(commit)), `${serverUrl}/${repository}/commit/${commit}`);
    return `- ${at} ${escapeMarkdown(subject)} (${escapeMarkdown(author)})`;
  });
  return [`${heading}\n\n${lines.join("\n")}`];
}
