import { createHash } from "node:crypto";
import { join } from "node:path";
import { build } from "esbuild";

const folder = join(import.meta.dirname, "../views/page");

/** `views/page/client.generated.ts`: what a page carries, and the digests that its policy knows it by. */
export async function pageClient(): Promise<string> {
  const [script, style] = await Promise.all([bundle("client/main.ts"), bundle("styles/page.css")]);
  return [
    "// Generated from views/page/client/*.ts and views/page/styles/*.css by `npm run types`: edit those instead.",
    "",
    "/** Script and style of a page, each with its digest as a content security policy has it. */",
    "export const client = {",
    `  script: ${JSON.stringify(script)},`,
    `  scriptHash: ${JSON.stringify(digest(script))},`,
    `  style: ${JSON.stringify(style)},`,
    `  styleHash: ${JSON.stringify(digest(style))},`,
    "} as const;",
    "",
  ].join("\n");
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2024",
    charset: "ascii",
    legalComments: "none",
    write: false,
    tsconfigRaw: {},
  });
  const text = outputFiles[0]?.text.trim() ?? "";
  // Inside an element of the same name, this would end it.
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`${entry} has what ends its element`);
  return text;
}

const digest = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
