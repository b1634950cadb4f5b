import { type Html, html } from "../markup/html.ts";

const levels = [
  ["", "Any risk"],
  ["error", "Needs approval"],
  ["warning", "Warning"],
  ["notice", "Notice"],
  ["none", "No risk known"],
] as const;

/** Search and filters; only with a script. */
export const toolbar = (environments: readonly string[]): Html => html`<search class="toolbar script-only">
<label class="find"><span class="unseen">Search</span>
<input type="search" id="search" placeholder="Search names, paths and manifests" autocomplete="off" spellcheck="false"></label>
<label><span class="unseen">Environment</span><select id="environment">
<option value="">All environments</option>
${environments.map((name, index) => html`<option value="${index}">${name}</option>`)}
</select></label>
<label><span class="unseen">Risk</span><select id="level">
${levels.map(([value, says]) => html`<option value="${value}">${says}</option>`)}
</select></label>
<label><span class="unseen">Application</span>
<input type="text" id="application" list="applications" placeholder="Any application" autocomplete="off" spellcheck="false"></label>
<datalist id="applications"></datalist>
<button type="button" id="sides" aria-pressed="true">Side by side</button>
<button type="button" id="everything" aria-pressed="false">Open all</button>
</search>`;
