import { suite } from "uvu";
import * as assert from "uvu/assert";
import { estimate } from "../../model/cost/estimate.ts";
import { type CostLine, isUnknown } from "../../model/cost/line.ts";
import { load } from "../../schemas/load.ts";
import { table } from "../../scripts/markdown-table.ts";
import { sample } from "../actions/acme.ts";
import { blocksOf, readPage } from "./blocks.ts";

const page = "docs/cost.md";

/** The sample with the page's application, once it is released to staging. */
function linesOfExample(): readonly CostLine[] {
  const cart = blocksOf(page).find(({ text }) => text.includes("name: cart"))?.text ?? "";
  const release = "environments/staging/release.yaml";
  const released = `${sample[release]?.trimEnd()}\n    cart: { tag: 1.0.0 }\n`;
  const specs = { ...sample, "cart.yaml": cart, [release]: released };
  const files = Object.entries(specs).map(([path, text]) => [path, Buffer.from(text)] as const);
  const loaded = load(new Map(files));
  if (loaded.status === "invalid") throw new Error(loaded.problems.map(({ message }) => message).join("\n"));
  return estimate(loaded.model, "staging").lines.filter(({ application }) => application === "cart");
}

function rowOf(line: CostLine): readonly string[] {
  const part = [line.what, ...(line.name === undefined ? [] : [`\`${line.name}\``])].join(" ");
  return isUnknown(line)
    ? [part, "unknown", "unknown", line.unknown]
    : [part, line.low.toFixed(2), line.high.toFixed(2), ""];
}

const documented = suite("the page about costs");

documented("shows what its example costs", () => {
  const expected = table(["part", "at least", "at most", "why"], linesOfExample().map(rowOf));
  assert.ok(readPage(page).includes(expected), `the page has no table\n${expected}`);
});

documented.run();
