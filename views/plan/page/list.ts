import type { Plan } from "../../../model/change/plan.ts";
import { type Html, html } from "../../markup/html.ts";
import { toolbar } from "../../page/toolbar.ts";
import { inOrder } from "../order.ts";
import { titleOf } from "./titles.ts";

/** All that differs: drawn by the script, or without one, a list without the diffs. */
export const changeList = ({ environments }: Plan): Html => html`<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">Changes <span id="count" class="quiet"></span></h2>
${toolbar(inOrder(environments).map(({ environment }) => environment))}
<div id="list" class="script-only"></div>
<noscript>
<p class="note">What differs line by line needs JavaScript, which is off. This is the list of what changes.</p>
${inOrder(environments).map(
  ({ environment, objects }) => html`<h3>${environment}</h3>
<ul class="plain">
${objects.map(
  (object) => html`<li>${object.kind} ${titleOf(object)} <small>${object.path}</small></li>
`,
)}</ul>`,
)}</noscript>
</section>`;
