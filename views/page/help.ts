import { html } from "../markup/html.ts";
import { keys } from "./keys.ts";

/** The keys that the page obeys, in a window of their own. */
export const help = html`<dialog id="help" aria-labelledby="help-title">
<h2 id="help-title">Keys</h2>
<dl class="keys">${Object.values(keys).map(({ key, says }) => html`<dt><kbd>${key}</kbd></dt><dd>${says}</dd>`)}</dl>
<form method="dialog"><button>Close</button></form>
</dialog>`;
