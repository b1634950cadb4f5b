import { spawn } from "node:child_process";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openScreen } from "../../../actions/io/screen.ts";

const test = suite("a terminal's second screen");

test("shows as many lines as it has room for, and goes as it came, once", () => {
  let written = "";
  const write = (text: unknown): boolean => {
    written += text;
    return true;
  };
  {
    using screen = openScreen({ rows: 3, write });
    screen.draw(["a", "b", "c"]);
    screen[Symbol.dispose]();
  }
  assert.is(written, "\u001b[?1049h\u001b[?25l\u001b[H\u001b[2Ja\nb\u001b[?25h\u001b[?1049l");
});

test("shows everything where its height is not known", () => {
  let written = "";
  const write = (text: unknown): boolean => {
    written += text;
    return true;
  };
  using screen = openScreen({ rows: 0, write });
  screen.draw(["a", "b", "c"]);
  assert.ok(written.endsWith("a\nb\nc"));
});

test.run();

const interrupted = suite("a process that is interrupted");
const interrupt = join(import.meta.dirname, "../../../actions/io/interrupt.ts");

interrupted("cleans up first, and ends by the signal", async () => {
  const script = `
    const { onInterrupt } = await import(${JSON.stringify(interrupt)});
    onInterrupt(async () => { await new Promise((resolve) => setTimeout(resolve, 10)); console.log("cleaned up"); });
    setTimeout(() => {}, 60_000);
    console.log("waits");`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (out === "") child.kill("SIGINT");
    out += text;
  });
  const signal = await new Promise((resolve) => child.on("close", (_, by) => resolve(by)));
  assert.equal([signal, out], ["SIGINT", "waits\ncleaned up\n"]);
});

interrupted.run();
