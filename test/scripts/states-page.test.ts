import { suite } from "uvu";
import * as assert from "uvu/assert";
import { outcomeWords } from "../../model/task/outcome.ts";
import { rows, states } from "../../model/task/steps.ts";
import { checkRunsPage } from "../../scripts/check-runs-page.ts";
import { statesPage } from "../../scripts/states-page.ts";
import { recorded } from "../../scripts/task-example.ts";

const pages = suite("the pages about a task");

pages("tell every step, every state and every outcome", () => {
  const page = statesPage();
  for (const name of [...rows.map(({ step }) => step), ...states, ...outcomeWords])
    assert.match(page, new RegExp(`^\\| \`${name}\` +\\| \\S`, "m"), name);
  assert.not.match(page, /undefined|\[object|NaN/);
});

pages("tell what becomes of each past by each thing that is said or happens", () => {
  const [, after = ""] = statesPage().split("## What comes next");
  for (const row of after.split("### Of two units")[0]?.match(/^\| .+$/gm) ?? [])
    assert.is(row.split("|").length, 14, row);
  assert.match(after, /^\| applied done +\| running .+ \*\*ready\*\* /m);
});

pages("show three check runs: under way, failed and ready, each with its table", () => {
  const page = checkRunsPage();
  assert.equal(page.match(/status `.+?`(, conclusion `.+?`)?/g), [
    "status `in_progress`",
    "status `completed`, conclusion `failure`",
    "status `completed`, conclusion `success`",
  ]);
  assert.equal(page.match(/^> \| step \| state /gm)?.length, 3);
  for (const title of [
    "healthy 1/2, waiting for staging-us, 2m 5s, usually 3m 0s",
    "failed: HealthCheckFailed on staging-eu",
  ])
    assert.ok(page.includes(`> ${title}`), title);
});

pages("take Flux's words from recordings, letter by letter", () => {
  const said = recorded("staging-release", { second: 0 });
  assert.ok(
    said.some(({ step, state, reason }) => step === "healthy" && state === "failed" && reason === "HealthCheckFailed"),
  );
});
pages.run();
