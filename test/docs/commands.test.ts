import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Block, blocks, isCommands } from "./blocks.ts";
import { notRun } from "./not-run.ts";
import { openStage, type Stage } from "./stage.ts";

/** A command without the comment behind it. */
const bare = (line: string): string => line.replace(/\s+# .*$/, "").trimEnd();

/** What of a block is run: each of its lines that the table does not list. */
const scriptOf = ({ text }: Block): string =>
  text
    .split("\n")
    .map(bare)
    .filter((line) => !(line in notRun))
    .join("\n")
    .trim();

const commands = blocks.filter(isCommands);
/** What is run, and what is written before something is run. */
const steps = blocks.filter((block) => isCommands(block) || block.file !== undefined);
const ended = new Map<string, string | undefined>();

const documented = suite("the commands in the documentation");
let stage: Stage | undefined;

/** Each page is a checkout of its own, in which its blocks are run in their order; pages do not wait for each other. */
documented.before(async () => {
  stage = await openStage();
  const { checkout } = stage;
  const names = [...new Set(commands.map(({ page }) => page))];
  const runs = names.map(async (name) => {
    const { run, write } = checkout(name);
    for (const block of steps.filter(({ page }) => page === name)) {
      if (block.file !== undefined) await write(block.file, block.text);
      else ended.set(`${name}:${block.line}`, await run(scriptOf(block)));
    }
  });
  await Promise.all(runs);
});
documented.after(async () => {
  await stage?.[Symbol.asyncDispose]();
});

for (const block of commands) {
  const place = `${block.page}:${block.line}`;
  const script = scriptOf(block);
  documented(`${script === "" ? "are listed as not run" : "end well"}: ${place}`, () => {
    assert.ok(ended.has(place), "it was not run");
    assert.is(ended.get(place), undefined);
  });
}

documented("are listed as not run only where a page has them, and with a reason", () => {
  const lines = commands.flatMap(({ text }) => text.split("\n").map(bare));
  assert.equal(
    Object.keys(notRun).filter((line) => !lines.includes(line)),
    [],
  );
  for (const reason of Object.values(notRun)) assert.match(reason, /^(run by \.ci\/run|not checked: .+)$/);
});

documented("are noticed when they fail", async () => {
  const said = await stage?.checkout("broken").run("landfall validate enviroments\nlandfall --version");
  assert.match(said ?? "", /ended with 1: .*enviroments/s);
});

documented.run();
