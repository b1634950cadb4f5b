/**
 * Writes the generated parts of the documentation: the tables of inputs and outputs in each action's README, and
 * `docs/language.md` from the schemas. `--check` writes nothing and fails where something would change.
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { languagePage } from "./language-page.ts";

const root = join(import.meta.dirname, "..");
const { check } = parseArgs({ options: { check: { type: "boolean" } } }).values;

type Field = { readonly description: string; readonly required?: boolean; readonly default?: string };
type ActionFile = {
  readonly inputs?: Readonly<Record<string, Field>>;
  readonly outputs?: Readonly<Record<string, Field>>;
};

/** The Markdown tables of an `action.yml`. */
export function tablesOf({ inputs = {}, outputs = {} }: ActionFile): string {
  const inputRows = Object.entries(inputs).map(
    ([name, { description, required, default: preset }]) =>
      `| \`${name}\` | ${description} | ${required ? "required" : preset === undefined ? "" : `\`${preset}\``} |`,
  );
  const outputRows = Object.entries(outputs).map(([name, { description }]) => `| \`${name}\` | ${description} |`);
  return [
    ["| input | meaning | default |", "| --- | --- | --- |", ...inputRows].join("\n"),
    ["| output | meaning |", "| --- | --- |", ...outputRows].join("\n"),
  ].join("\n\n");
}

/** Replaces what stands between the two markers; throws when they are missing. */
export function fill(text: string, generated: string): string {
  const [start, end] = ["<!-- generated -->", "<!-- /generated -->"];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the markers ${start} and ${end} are missing`);
  return `${text.slice(0, from + start.length)}\n${generated}\n${text.slice(to)}`;
}

function pages(): ReadonlyMap<string, string> {
  const readmes = globSync("actions/*/action.yml", { cwd: root })
    .sort()
    .map((file): [string, string] => {
      const readme = join(dirname(file), "README.md");
      const action: ActionFile = parse(readFileSync(join(root, file), "utf8"));
      return [readme, fill(readFileSync(join(root, readme), "utf8"), tablesOf(action))];
    });
  return new Map([...readmes, ["docs/language.md", languagePage(join(root, "schemas"))]]);
}

if (import.meta.main) {
  for (const [path, text] of pages()) {
    let before = "";
    try {
      before = readFileSync(join(root, path), "utf8");
    } catch {
      before = "";
    }
    if (before === text) continue;
    if (check) {
      console.error(`${path} is out of date: run npm run docs`);
      process.exitCode = 1;
    } else {
      writeFileSync(join(root, path), text);
      console.log(`wrote ${path}`);
    }
  }
}
