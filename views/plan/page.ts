import type { Plan } from "../../model/change/plan.ts";
import { shortCommit } from "../../model/names/commit.ts";
import { type Html, html } from "../markup/html.ts";
import { frame } from "../page/frame.ts";
import { section } from "../page/section.ts";
import { restOf } from "../page/table.ts";
import { tiles } from "../page/tiles.ts";
import { answerOf, type Saying } from "./answer.ts";
import type { Context } from "./context.ts";
import { headline, tilesOf, toneOf } from "./page/answer.ts";
import { changesOf } from "./page/changes.ts";
import { costTable } from "./page/cost.ts";
import { changeList } from "./page/list.ts";
import { remarkTable } from "./page/remarks.ts";
import { riskTable } from "./page/risks.ts";
import { accessTable, editTable, reachTable, reviewTable, usualTable } from "./page/sections.ts";
import { wordTable } from "./page/words.ts";

/** The complete plan as one HTML file that loads nothing: the answer first, then all that leads to it. */
export function toPage(plan: Plan, context: Context): string {
  const sections = [
    ["Risks", riskTable(plan, context)],
    ["In short", wordTable(plan, context)],
    ["Environments", remarkTable(plan)],
    ["Cost", costTable(plan)],
    ["Access", accessTable(plan)],
    ["Reach", reachTable(plan)],
    ["Who must agree", reviewTable(plan)],
    ["How long it takes", usualTable(plan)],
    ["Edits of the specs", editTable(plan, context)],
  ] as const;
  const { says, summary, caveats: all } = answerOf(plan, context.approval);
  const answer = html`<section id="answer" aria-labelledby="headline">
<h1 id="headline">${headline(plan)}</h1>
<p class="summary">${says === "" ? summary : says}</p>
${caveats(all)}
${tiles(tilesOf(plan))}
</section>`;
  return frame({
    title: `${headline(plan)} · plan of ${plan.source.repository}`,
    header: header(plan, context),
    main: html`${answer}${sections.map(([title, table]) => section(title, table))}${changeList(plan)}`,
    footer: html`<p>Planned by Landfall ${context.version}. This page is complete in itself: it loads nothing.</p>`,
    data: { ...changesOf(plan, context), rows: Object.assign({}, ...sections.map(([, table]) => restOf(table))) },
  });
}

function header(plan: Plan, { approval }: Context): Html {
  const { word, verdict } = answerOf(plan, approval);
  return html`<p class="verdict tone ${toneOf(verdict)}">${word}</p>
<p>Plan of <code>${commitText(plan.source)}</code>, compared with ${against(plan)}</p>`;
}

const against = ({ against: other }: Plan): Html =>
  other.kind === "environments"
    ? html`what is merged, <code>${commitText(other)}</code>`
    : html`the specs at <code>${shortCommit(other.commit)}</code>`;

const commitText = ({ repository, commit }: { readonly repository: string; readonly commit?: string }): string =>
  commit === undefined ? repository : `${repository}@${shortCommit(commit)}`;

const caveats = (all: readonly Saying[]): Html | undefined =>
  all.length === 0
    ? undefined
    : html`<ul class="banner">${all.map(({ word, says }) => html`<li><strong>${word}</strong>: ${says}</li>`)}</ul>`;
