import { readFile } from "node:fs/promises";
import { TextDocument } from "vscode-languageserver-textdocument";
import { getLanguageService } from "yaml-language-server";
import { kinds } from "../../model/spec/model.ts";
import { readSchema } from "../../scripts/schema-files.ts";

/** Where a cursor stands in a document that is being written; counted from 0. */
export type Cursor = { readonly text: string; readonly line: number; readonly character: number };

const engine = getLanguageService({
  schemaRequestService: (uri) => readFile(new URL(uri), "utf8"),
  workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).href },
});
engine.configure({
  validate: true,
  hover: true,
  completion: true,
  schemas: kinds.map((kind) => ({ uri: `schema:/${kind}`, fileMatch: [`${kind}.yaml`], schema: readSchema(kind) })),
});

let version = 0;

/** The document as an editor has it open; each text is a new version. */
function opened(url: string, text: string): TextDocument {
  version += 1;
  return TextDocument.create(url, "yaml", version, text);
}

/** The address of a document that says nothing of its schema, which is found by the file's name. */
export const addressOf = (kind: string): string => `file:///${kind}.yaml`;

/** What the editor offers to write there. */
export async function offered(kind: string, { text, ...position }: Cursor): Promise<readonly string[]> {
  const { items } = await engine.doComplete(opened(addressOf(kind), text), position, false);
  return items.map(({ label }) => label.replace(/^"(.*)"$/, "$1"));
}

/** What the editor shows of what stands there, without Markdown's escapes. */
export async function shownAt(kind: string, { text, ...position }: Cursor): Promise<string> {
  const hover = await engine.doHover(opened(addressOf(kind), text), position);
  const contents = hover?.contents ?? "";
  const said = typeof contents === "object" && "value" in contents ? contents.value : JSON.stringify(contents);
  return said.replaceAll("&nbsp;", " ").replaceAll(/\\(?=[^A-Za-z0-9\s])/g, "");
}

/** What the editor marks as wrong, with its line from 1. */
export async function marked(url: string, text: string): Promise<readonly string[]> {
  const found = await engine.doValidation(opened(url, text), false);
  return found.map(({ range, message }) => `${range.start.line + 1} ${message}`);
}

/**
 * A document that goes down to a field and says nothing else. `key` stands on the field's name, `below` where something
 * may be written in it, `value` behind the name.
 */
export function writtenTo(path: string): Readonly<Record<"key" | "below" | "value", Cursor>> {
  const lines: string[] = [];
  let [before, prefix] = ["", ""];
  for (const part of path.split(".").slice(1)) {
    const [name = "", ...lists] = part.split("[]");
    before = prefix;
    lines.push(`${prefix}${name === "*" ? "any-name" : name}: `);
    prefix = `${" ".repeat(prefix.length + 2)}${"- ".repeat(lists.length)}`;
  }
  const line = Math.max(0, lines.length - 1);
  const text = lines.join("\n");
  return {
    key: { text, line, character: before.length + 1 },
    value: { text, line, character: lines.at(-1)?.length ?? 0 },
    below: { text: [...lines, prefix].join("\n"), line: lines.length, character: prefix.length },
  };
}
