import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readActLog, withoutMasks } from "../../../local/workflows/act-log.ts";

const job = { job: "validate/validate/validate  ", step: "acme/landfall/actions/validate@v0" };
const printed = (msg: string) => JSON.stringify({ ...job, level: "info", msg, raw_output: true });
const commanded = (raw: string) =>
  JSON.stringify({ ...job, level: "error", msg: `  !  ${raw}`, command: "error", raw });
const read = (...lines: readonly string[]) => readActLog(lines.join("\n"));

const logs = suite("readActLog");

logs("gives what steps printed, and nothing of act's own talk", () => {
  const talk = JSON.stringify({ ...job, level: "info", msg: "Run Set up job" });
  const warning = JSON.stringify({ level: "warning", msg: "Couldn't get a valid docker connection" });
  assert.equal(read(warning, talk, printed("19 files\r\n"), printed("\n")), { lines: ["19 files"], annotations: [] });
});

logs("gives what act itself ends with", () => {
  assert.equal(read("Error: workflow is not valid. 'report.yml'").lines, [
    "Error: workflow is not valid. 'report.yml'",
  ]);
});

logs("survives a line that was cut off", () => {
  assert.equal(read(printed("one"), '{"job":"a","ms').lines, ["one", '{"job":"a","ms']);
});

const annotations: readonly (readonly [raw: string, wanted: readonly string[]])[] = [
  [
    "::error title=schema,file=a/shop.yaml,line=24,col=10::must be a number%0Afor example 2\n",
    ["a/shop.yaml:24:10 must be a number\n  for example 2"],
  ],
  ["::warning file=a%2Cb%3A.yaml,line=1::%2541 is not %0A", ["a,b:.yaml:1: %41 is not \n  "]],
  ["::notice file=a.yaml::says ::error file=b.yaml::nothing", ["a.yaml:: says ::error file=b.yaml::nothing"]],
  ["::error::1 problem in 1 file", []],
  ["::debug file=a.yaml::hm", []],
];
for (const [raw, wanted] of annotations) {
  logs(`makes ${wanted.length} annotations of ${raw.trim()}`, () => {
    assert.equal(read(commanded(raw)).annotations, wanted);
  });
}

logs("takes an error that names no file for a line", () => {
  assert.equal(read(commanded("::error::1 problem in 1 file\n")).lines, ["1 problem in 1 file"]);
});

logs("names the step that failed first, and its job", () => {
  const failed = JSON.stringify({ ...job, level: "info", msg: "Failure", stepResult: "failure" });
  const later = JSON.stringify({ job: "specs-ok", step: "run", level: "info", msg: "Failure", stepResult: "failure" });
  assert.equal(read(failed, later).failed, {
    job: "validate/validate/validate",
    step: "acme/landfall/actions/validate@v0",
  });
});

logs("names the job alone where no step failed", () => {
  const ended = JSON.stringify({ job: "propose/propose", level: "info", msg: "Job failed", jobResult: "failure" });
  assert.equal(read(ended).failed, { job: "propose/propose" });
});

logs.run();

const masks = suite("withoutMasks");

masks("leaves out what a step hides, and nothing else", () => {
  const given = JSON.stringify({ ...job, command: "set-output", arg: "s3cret", msg: "::set-output:: token=***" });
  const lines = [printed("one"), commanded("::add-mask::s3cret\n"), printed("two"), given];
  assert.is(withoutMasks(lines.join("\n")), [lines[0], lines[2]].join("\n"));
});

masks.run();
