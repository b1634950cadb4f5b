import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const source = join(import.meta.dirname, "../../../actions/io/prompt.ts");
/** Asks twice and prints what was answered, or why not. */
const program = `
import { openPrompt } from ${JSON.stringify(source)};
{
  using prompt = openPrompt();
  try {
    console.log(JSON.stringify([await prompt.ask("one: "), await prompt.ask("two: ")]));
  } catch (error) {
    console.log(error.name, error.message);
  }
}`;
const typed = (input: string) =>
  spawnSync(process.execPath, ["--input-type=module-typescript", "-e", program], {
    input,
    encoding: "utf8",
    timeout: 20_000,
  });

const prompt = suite("prompt");

prompt("puts questions to stderr and gives what was typed, even ahead of the question", () => {
  const { stdout, stderr, status } = typed(" a \nb c\n");
  assert.equal([stdout, stderr, status], ['["a","b c"]\n', "one: two: ", 0]);
});

prompt("fails when nobody answers any more", () => {
  assert.match(typed("a\n").stdout, /^UserError the questions were not all answered: nothing was done\n$/);
});

prompt.run();
