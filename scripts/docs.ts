/**
 * Writes the generated parts of the documentation: the tables of inputs and outputs in each action's README,
 * `docs/language.md` from the schemas, the prices in `docs/cost.md`, `docs/states.md` and `docs/check-runs.md` from the model of
 * a task and its views, and `docs/rules/` from the rules, whose pages go with them. `--check` writes nothing and fails where
 * something would change.
 */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { checkRunsPage } from "./check-runs-page.ts";
import { languagePage } from "./language-page.ts";
import { table } from "./markdown-table.ts";
import { priceTable } from "./price-table.ts";
import { ruleFolder, rulePages } from "./rule-pages.ts";
import { statesPage } from "./states-page.ts";

const root = join(import.meta.dirname, "..");
type Field = { readonly description: string; readonly required?: boolean; readonly default?: string };
/** What the tables say of an action. */
export type ActionFile = {
  readonly inputs?: Readonly<Record<string, Field>>;
  readonly outputs?: Readonly<Record<string, Field>>;
};

/** The Markdown tables of an `action.yml`. */
export function tablesOf({ inputs = {}, outputs = {} }: ActionFile): string {
  const inputRows = Object.entries(inputs).map(([name, { description, required, default: preset }]) => [
    code(name),
    description,
    required ? "required" : preset === undefined ? "" : code(preset),
  ]);
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [code(name), description]);
  return [table(["input", "meaning", "default"], inputRows), table(["output", "meaning"], outputRows)].join("\n\n");
}

const code = (text: string): string => `\`${text}\``;

/** Replaces what stands between the two markers; throws when they are missing. */
export function fill(text: string, generated: string): string {
  const [start, end] = ["<!-- generated -->", "<!-- /generated -->"];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the markers ${start} and ${end} are missing`);
  return `${text.slice(0, from + start.length)}\n${generated}\n${text.slice(to)}`;
}

/** Every page with generated parts, as it should be: its path below the repository's root, and its text. */
export function pages(): ReadonlyMap<string, string> {
  const readmes = globSync("actions/*/action.yml", { cwd: root })
    .sort()
    .map((file): [string, string] => {
      const readme = join(dirname(file), "README.md");
      const action: ActionFile = parse(readFileSync(join(root, file), "utf8"));
      return [readme, fill(readFileSync(join(root, readme), "utf8"), tablesOf(action))];
    });
  const cost = fill(readFileSync(join(root, "docs/cost.md"), "utf8"), `\n${priceTable()}\n`);
  return new Map([
    ...readmes,
    ["docs/check-runs.md", checkRunsPage()],
    ["docs/cost.md", cost],
    ["docs/language.md", languagePage()],
    ["docs/states.md", statesPage()],
    ...rulePages(),
  ]);
}

/** The pages that are not as they should be. */
export const outdated = (): readonly (readonly [path: string, text: string])[] =>
  [...pages()].filter(
    ([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== text,
  );

/** Pages of rules that are there no more, among those that are `found`. */
export function leftOver(found = globSync(`${ruleFolder}/**/*.md`, { cwd: root })): readonly string[] {
  const known = pages();
  return found.filter((path) => !known.has(path));
}

if (import.meta.main) {
  const { check } = parseArgs({ options: { check: { type: "boolean" } } }).values;
  const fail = (said: string): void => {
    console.error(`${said}: run npm run docs`);
    process.exitCode = 1;
  };
  for (const [path, text] of outdated()) {
    if (check) {
      fail(`${path} is out of date`);
      continue;
    }
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
  for (const path of leftOver()) {
    if (check) {
      fail(`${path} is of a rule that is gone`);
      continue;
    }
    rmSync(join(root, path));
    console.log(`deleted ${path}`);
  }
}
