import { type Html, html, jsonData, ownCode } from "../markup/html.ts";
import { client } from "./client.generated.ts";
import type { PageData } from "./data.ts";
import { help } from "./help.ts";

export type Frame = {
  readonly title: string;
  /** What stands in the page's head, left of its buttons. */
  readonly header: Html;
  readonly main: Html;
  readonly footer: Html;
  readonly data: PageData;
};

/** Nothing is loaded from anywhere, and only the page's own style and script, known by their digests, count. */
const policy = [
  "default-src 'none'",
  `script-src '${client.scriptHash}'`,
  `style-src '${client.styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** A whole page in one file. */
export const frame = ({ title, header, main, footer, data }: Frame): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${ownCode(client.style)}</style>
</head>
<body>
<a class="skip" href="#changes">Skip to the changes</a>
<header class="top"><div class="titles">${header}</div>
<div class="actions script-only">
<button type="button" id="theme" aria-label="Switch between dark and light">Theme</button>
<button type="button" id="help-button" aria-haspopup="dialog">Keys</button>
</div></header>
<main>${main}</main>
<footer>${footer}</footer>
${help}
<p id="status" class="unseen" role="status"></p>
<script type="application/json" id="data">${jsonData(data)}</script>
<script>${ownCode(client.script)}</script>
</body>
</html>
`.markup;
