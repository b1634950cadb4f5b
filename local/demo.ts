/**
 * `npm run demo [-- --keep]`: the main job from end to end on the local forge. Everything is real but what happens after a
 * merge on the clusters: those events are replayed from ones recorded from a real Flux. Exits 1 if anything did not
 * happen as told.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Acme } from "./acme/acme.ts";
import { Jobs } from "./acme/jobs.ts";
import { sampleSpecs } from "./acme/specs.ts";
import { Timeline } from "./acme/timeline.ts";
import { expectations } from "./demo/expectations.ts";
import { memoryFolder } from "./memory-folder.ts";

const { keep } = parseArgs({ options: { keep: { type: "boolean", default: false } } }).values;
const folder = keep ? mkdtempSync(join(tmpdir(), "landfall-demo-")) : undefined;
// Most of the time goes into making files: checkouts, clones, repositories.
process.env["TMPDIR"] ??= memoryFolder();
const timeline = new Timeline();
const acme = await Acme.start({
  timeline,
  specs: sampleSpecs(),
  ...(folder !== undefined && { folder }),
  run: ({ ada, ...parts }) => new Jobs({ ...parts, checkout: ada }),
});
try {
  timeline.chapter("A pull request with a mistake is stopped on its line");
  const pull = await acme.openSpecs("applications", "Add three applications", (text, path) =>
    path.endsWith("applications/shop.yaml") ? text.replace("min: 2", "min: two") : text,
  );

  timeline.chapter("The fix is merged, and becomes one pull request of manifests per environment");
  await acme.fixSpecs("applications", "Write the number", (text) => text.replace("min: two", "min: 2"));
  const first = await acme.mergeSpecs(pull);
  // The one of cicd stays open: no Flux was recorded there.
  await acme.mergeEnvironment("production");

  timeline.chapter("Flux applies them (its events are replayed from recorded ones) until everything is ready");
  await acme.replay({
    dev: "dev-first-deploy",
    staging: "staging-first-deploy",
    production: "production-first-deploy",
  });

  timeline.chapter("A release of two applications to staging: one becomes ready, one fails and says why");
  const second = await acme.release();
  await acme.replay({ staging: "staging-release" });

  timeline.chapter("What the commits say in the end");
  const unmet = await expectations(acme, { first, second });
  timeline.say("demo", unmet.length === 0 ? "everything happened as told" : `${unmet.length} things did not happen`, {
    style: unmet.length === 0 ? "green" : "red",
  });
  timeline.detail(unmet);
  process.exitCode = unmet.length === 0 ? 0 : 1;
} finally {
  await acme.close();
  if (folder !== undefined) timeline.say("demo", "the repositories are kept", { link: folder });
}
