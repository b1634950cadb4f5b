import type { Plan } from "../../model/change/plan.ts";
import { shortCommit } from "../../model/names/commit.ts";
import { printSource } from "../../model/names/source.ts";
import { count } from "../markup/count.ts";
import { bytes } from "../markup/fit.ts";
import { link } from "../markup/link.ts";
import { codeSpan, escapeMarkdown } from "../markup/markdown.ts";
import { fitSections } from "../markup/sections.ts";
import { toSummary } from "../problems/github.ts";
import type { Report } from "../problems/report.ts";
import { type Answer, answerOf, type Saying } from "./answer.ts";
import type { Context } from "./context.ts";
import { maxCommentBytes, printMarker, roomForNotice } from "./marker.ts";
import { toSections } from "./sections.ts";
import { type Block, blocksOf, details } from "./units.ts";

/** At most this much of a text is for what is not the diff. */
const shareOfSections = 0.6;

/** The plan as the comment on its pull request, of at most 65,536 characters: the answer, then why, then what folds away. */
export function toComment(plan: Plan, context: Context): string {
  const top = `${printMarker({ head: context.head })}\n`;
  return `${top}${toMarkdown(plan, context, maxCommentBytes - roomForNotice - top.length)}`;
}

/** The same without its hidden first line, wherever Markdown is shown. */
export function toMarkdown(plan: Plan, context: Context, maxBytes: number): string {
  const answer = answerOf(plan, context.approval);
  const foot = footOf(plan, context);
  const said = toAnswer(answer);
  if (answer.verdict === "nothing") return said;
  let room = maxBytes - bytes(said) - bytes(foot) - 10;
  const sections = fitSections(toSections(plan, context), Math.floor(room * shareOfSections));
  room -= bytes(sections);
  return [said, sections, fitBlocks(blocksOf(plan, context), room, context), foot]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** What the comment says when the specs have problems, so that nothing can be planned. */
export const toInvalidComment = (report: Report, { head }: Context): string =>
  `${printMarker({ head })}\n${toInvalidMarkdown(report, maxCommentBytes - 2 * roomForNotice)}`;

/** The same without its hidden first line. */
export const toInvalidMarkdown = (report: Report, maxBytes: number): string => {
  const said = "**No plan**, because the specs have problems";
  return `${said}\n\n${toSummary(report, maxBytes - said.length - 2)}`;
};

const toAnswer = ({ caveats, summary, ...verdict }: Answer): string =>
  [[...caveats, verdict].map(say).join(" · "), ...(summary === "" ? [] : [escapeMarkdown(summary)])].join("\n\n");

const say = ({ word, says }: Saying): string =>
  `**${escapeMarkdown(word)}**${says === "" ? "" : `: ${escapeMarkdown(says)}`}`;

/** A block that is larger than this share of the room is passed over for those that are not. */
const largeShare = 0.25;

/** Whole blocks, as many as fit, and how many are left. */
function fitBlocks(blocks: readonly Block[], maxBytes: number, { pageUrl, runUrl }: Context): string {
  const left = (rest: readonly Block[]): string => {
    const sum = (of: (block: Block) => number): number => rest.reduce((total, block) => total + of(block), 0);
    const [files, units] = [sum((block) => block.files), sum((block) => block.units)];
    return `**Not shown here: ${count(files, "more file")} in ${count(units, "unit")}.** ${link("The complete plan", pageUrl ?? runUrl)} has all of it.`;
  };
  let room = maxBytes - bytes(left(blocks)) - 2;
  const [shown, rest]: [string[], Block[]] = [[], []];
  for (const [index, block] of blocks.entries()) {
    const text = textIn(block, room);
    if (text === undefined) rest.push(block);
    else shown.push(text);
    room -= text === undefined ? 0 : bytes(text) + 2;
    if (text === undefined && room < maxBytes * largeShare) {
      rest.push(...blocks.slice(index + 1));
      break;
    }
  }
  return [...shown, ...(rest.length === 0 ? [] : [left(rest)])].join("\n\n");
}

/** As much of the block as there is room for. */
function textIn({ text }: Block, room: number): string | undefined {
  for (const detail of details) {
    const drawn = text(detail);
    if (bytes(drawn) <= room) return drawn;
  }
  return undefined;
}

function footOf({ source, against }: Plan, { pageUrl, runUrl, head, version }: Context): string {
  const planned = printSource({ repository: source.repository, commit: shortCommit(source.commit ?? head) });
  const held =
    against.kind === "environments"
      ? printSource({ repository: against.repository, commit: shortCommit(against.commit) })
      : `the specs at ${shortCommit(against.commit)}`;
  const links = [
    ...(pageUrl === undefined ? [] : [link("complete plan", pageUrl)]),
    ...(runUrl === undefined ? [] : [link("run", runUrl)]),
  ];
  return [`${codeSpan(planned)} against ${codeSpan(held)}`, ...links, `Landfall ${escapeMarkdown(version)}`].join(
    " · ",
  );
}
