import { suite } from "uvu";
import * as assert from "uvu/assert";
import { jobReportIn } from "../../../actions/report/job-report.ts";
import { UserError } from "../../../model/problem.ts";
import { sha } from "./world.ts";

const page = "https://github.com/acme/events/actions/runs/1";
const told = (inputs: Readonly<Record<string, string>>) =>
  jobReportIn({ given: (name) => inputs[name], readResults: (path, most) => [`${path} ${most}`], url: page });

const tested = { tested: `landfall:v1:staging/shop@${sha("2")}`, state: "done" };
const built = { built: `acme/shop@${sha("a")}`, application: "shop", step: "image", state: "running" };
const digest = `sha256:${"1".repeat(64)}`;

const job = suite("jobReportIn");

job("tells of the event where neither is given", () => assert.is(told({ state: "done" }), undefined));

job("takes what a suite's job says, and reads its results once it has ended", () => {
  const id = { target: { environment: "staging", application: "shop" }, commit: sha("2") };
  assert.equal(told(tested), { kind: "tested", id, state: "done", url: page });
  const results = [`out ${8 * 2 ** 20 + 1}`];
  assert.equal(told({ ...tested, results: "out" }), { kind: "tested", id, state: "done", results, url: page });
  assert.equal(told({ ...tested, state: "running", results: "out", url: `${page}/job/2` }), {
    ...{ kind: "tested", id, state: "running", url: `${page}/job/2` },
  });
});

job("takes what a build's job says", () => {
  const commit = { repository: "acme/shop", commit: sha("a") };
  const said = { kind: "built", commit, application: "shop", step: "image", url: page };
  assert.equal(told(built), { ...said, state: "running" });
  assert.equal(told({ ...built, state: "done", digest }), { ...said, state: "done", digest });
});

for (const [title, inputs, reason] of [
  ["both at once", { ...tested, ...built }, /both tested and built are given/],
  ["another kind of task", { ...tested, tested: "staging/shop" }, /tested must be a task as landfall:v1:/],
  [
    "a whole environment",
    { ...tested, tested: `landfall:v1:staging/*@${sha("2")}` },
    /a suite belongs to an application/,
  ],
  ["a state that is none", { ...tested, state: "success" }, /state must be one of running, done, .*, got "success"/],
  ["no state", { tested: tested.tested }, /state must be one of .*, got nothing/],
  ["an address that is none", { ...tested, url: "javascript:alert(1)" }, /url must be an address of a page/],
  ["a short commit", { ...built, built: "acme/shop@abc1234" }, /built must be a commit as acme\/shop@<40 hex digits>/],
  ["a repository that leads elsewhere", { ...built, built: `../..@${sha("a")}` }, /built must be a commit/],
  ["no application", { ...built, application: "" }, /application must be the name of an application, got ""/],
  ["an application that is a path", { ...built, application: "a/b" }, /application must be the name/],
  ["another step", { ...built, step: "deploy" }, /step must be test or image, got "deploy"/],
  ["an image without a digest", { ...built, state: "done" }, /digest must be sha256:<64 hex digits>, got nothing/],
  ["a digest that is none", { ...built, digest: "latest" }, /digest must be sha256:<64 hex digits>, got "latest"/],
] as const)
  job(`refuses ${title}`, () => {
    assert.throws(
      () => told(inputs),
      (error: unknown) => error instanceof UserError && reason.test(error.message),
    );
  });
job.run();
