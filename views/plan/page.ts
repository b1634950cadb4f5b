import type { Plan } from "../../model/change/plan.ts";
import { shortCommit } from "../../model/names/commit.ts";
import { type Html, html } from "../markup/html.ts";
import { frame } from "../page/frame.ts";
import { section } from "../page/section.ts";
import { anchor, restOf } from "../page/table.ts";
import { tiles } from "../page/tiles.ts";
import { answers, headline, verdict } from "./page/answer.ts";
import { changesOf } from "./page/changes.ts";
import { commitCell, type PageContext } from "./page/context.ts";
import { changeList } from "./page/list.ts";
import { remarkTable } from "./page/remarks.ts";
import { riskTable } from "./page/risks.ts";
import { accessTable, editTable, reachTable, reviewTable, usualTable } from "./page/sections.ts";
import { wordTable } from "./page/words.ts";

/** The complete plan as one HTML file that loads nothing: the answer first, then all that leads to it. */
export function toPage(plan: Plan, context: PageContext): string {
  const sections = [
    ["Risks", riskTable(plan, context)],
    ["In short", wordTable(plan, context)],
    ["Environments", remarkTable(plan)],
    ["Access", accessTable(plan)],
    ["Reach", reachTable(plan)],
    ["Who must agree", reviewTable(plan)],
    ["How long it takes", usualTable(plan)],
    ["Edits of the specs", editTable(plan, context)],
  ] as const;
  const answer = html`<section id="answer" aria-labelledby="headline">
<h1 id="headline">${headline(plan)}</h1>
${missing(plan)}
${tiles(answers(plan))}
</section>`;
  return frame({
    title: `${headline(plan)} · plan of ${plan.source.repository}`,
    header: header(plan, context),
    main: html`${answer}${sections.map(([title, table]) => section(title, table))}${changeList(plan)}`,
    footer: html`<p>Planned by Landfall ${context.version}. This page is complete in itself: it loads nothing.</p>`,
    data: { ...changesOf(plan, context), rows: Object.assign({}, ...sections.map(([, table]) => restOf(table))) },
  });
}

function header(plan: Plan, context: PageContext): Html {
  const { text, tone } = verdict(plan);
  return html`<p class="verdict tone ${tone}">${text}</p><p class="from">Plan of ${source(plan, context)}, compared with ${against(plan, context)}</p>`;
}

function source({ source: { repository, commit } }: Plan, context: PageContext): Html {
  const request = context.pullRequest === undefined ? undefined : ` #${context.pullRequest}`;
  if (commit === undefined) return html`<code>${repository}</code>${request}`;
  const { text, url } = commitCell(repository, commit, context);
  return html`${anchor(html`<code>${text}</code>`, url)}${request}`;
}

function against({ against: other }: Plan, context: PageContext): Html {
  if (other.kind === "specs")
    return html`the specs at <code>${shortCommit(other.commit)}</code>, not with what is merged: ${other.because}`;
  const { text, url } = commitCell(other.repository, other.commit, context);
  return html`what is merged, ${anchor(html`<code>${text}</code>`, url)}`;
}

const missing = ({ missing: all }: Plan): Html | undefined =>
  all.length === 0
    ? undefined
    : html`<div class="banner" role="note"><strong>This plan is not complete</strong><ul>${all.map((one) => html`<li>${one}</li>`)}</ul></div>`;
