import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type BuildStep, toBuildStatus } from "../../../views/release/build-status.ts";

const of = { application: "shop", at: "2026-11-20T12:00:00Z" };
const digest = `sha256:${"1".repeat(64)}`;
const passed = "14 tests passed";
const rows: readonly (readonly [step: Omit<BuildStep, "application" | "at">, said: string])[] = [
  [{ step: "test", state: "running" }, "pending: testing since 2026-11-20T12:00:00Z"],
  [{ step: "test", state: "done", message: passed }, "pending: 14 tests passed, waiting for the image"],
  [{ step: "test", state: "done" }, "pending: tests passed, waiting for the image"],
  [
    { step: "test", state: "failed", message: "2 of 14 tests failed: pays twice", test: "pays twice" },
    "failure: tests failed: pays twice",
  ],
  [
    { step: "test", state: "failed", message: "the command ended with an error" },
    "failure: tests failed: the command ended with an error",
  ],
  [
    { step: "test", state: "timed-out", message: "the command did not end within its limit" },
    "failure: tests failed: the command did not end within its limit",
  ],
  [{ step: "test", state: "cancelled" }, "error: the tests were cancelled"],
  [{ step: "image", state: "running" }, "pending: building the image"],
  [{ step: "image", state: "done", digest }, `success: image ${digest}`],
  [{ step: "image", state: "failed" }, "failure: the image could not be built"],
  [{ step: "image", state: "timed-out" }, "failure: the image could not be built within its limit"],
  [{ step: "image", state: "cancelled" }, "error: the build of the image was cancelled"],
];

const status = suite("toBuildStatus");
for (const [step, said] of rows)
  status(`says ${said}`, () => {
    const { state, description, context } = toBuildStatus({ ...of, ...step });
    assert.equal([`${state}: ${description}`, context], [said, "landfall/build: shop"]);
  });

status("cuts what GitHub would refuse, hides nothing, and links to nothing but a plain address", () => {
  const test = `\u202e${"x".repeat(500)}`;
  const { description, ...rest } = toBuildStatus({ ...of, step: "test", state: "failed", test, url: "javascript:1" });
  assert.is(description.length, 140);
  assert.match(description, /^tests failed: \\u202ex+…$/);
  assert.not.ok("targetUrl" in rest);
  const url = "https://github.com/acme/events/actions/runs/1";
  assert.is(toBuildStatus({ ...of, step: "image", state: "running", url }).targetUrl, url);
});
status.run();
