import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type RunState, runStates, verdictOf } from "../../../actions/report/verdict.ts";

const green = '<testsuite><testcase name="a"/><testcase name="b"/></testsuite>';
const one = '<testsuite><testcase name="a"/></testsuite>';
const some = '<testsuite><testcase name="a"/><testcase name="b"><skipped/></testcase></testsuite>';
const red = '<testsuite><testcase name="a"/><testcase name="pays twice"><failure/></testcase></testsuite>';
const left = '<testsuite><testcase name="b"><skipped/></testcase></testsuite>';

const rows: readonly (readonly [state: RunState, files: readonly string[] | undefined, said: string])[] = [
  ["running", undefined, "running"],
  ["running", [red], "running"],
  ["done", undefined, "done"],
  ["done", [green], "done: 2 tests passed"],
  ["done", [one], "done: 1 test passed"],
  ["done", [green, some], "done: 3 tests passed, 1 skipped"],
  ["done", [green, red], "failed: 1 of 4 tests failed: pays twice (pays twice)"],
  ["done", [], "failed: no test ran"],
  ["done", ["<testsuites/>"], "failed: no test ran"],
  ["done", [left], "failed: no test ran: 1 skipped"],
  ["done", [green, "<html>"], "failed: results cannot be read: this is no list of tests"],
  ["done", ['<testsuite failures="1"><testcase name="a"/></testsuite>'], "failed: 1 of 1 test failed"],
  ["failed", undefined, "failed: the command ended with an error"],
  ["failed", [red], "failed: 1 of 2 tests failed: pays twice (pays twice)"],
  ["failed", [green], "failed: the command ended with an error though all 2 tests passed"],
  ["failed", [one], "failed: the command ended with an error though the only test passed"],
  ["failed", [], "failed: the command ended with an error; no test ran"],
  ["failed", [""], "failed: the command ended with an error; results cannot be read: there is nothing in it"],
  ["timed-out", undefined, "timed-out: the command did not end within its limit"],
  ["timed-out", [green], "timed-out: the command did not end within its limit"],
  [
    "timed-out",
    [red],
    "timed-out: the command did not end within its limit; 1 of 2 tests failed: pays twice (pays twice)",
  ],
  ["cancelled", undefined, "failed: the run was cancelled"],
  ["cancelled", [green], "failed: the run was cancelled"],
];

const verdict = suite("verdictOf");
for (const [state, files, said] of rows)
  verdict(`${state} with ${files === undefined ? "no results asked for" : JSON.stringify(files)} is ${said}`, () => {
    const { state: is, message, test } = verdictOf(state, files);
    assert.is(`${is}${message === undefined ? "" : `: ${message}`}${test === undefined ? "" : ` (${test})`}`, said);
  });

verdict("is green only where the command says so and what it left shows it", () => {
  for (const state of runStates)
    for (const files of [undefined, [], [green], [red], [left], ["x"], [green, red], [green, "x"]]) {
      const isGreen =
        state === "done" && (files === undefined || files.every((file) => file === green)) && files?.length !== 0;
      assert.is(verdictOf(state, files).state === "done", isGreen, `${state} ${files}`);
    }
});
verdict.run();
