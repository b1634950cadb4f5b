import type { Timeline } from "../acme/timeline.ts";
import { tellDelivery } from "./delivery.ts";
import { expectations, targets } from "./expectations.ts";
import { tellPlans } from "./plans.ts";
import type { Stage } from "./stage.ts";
import { tellStatus } from "./status.ts";

/** Tells the main job from end to end; whether everything happened as told. */
export async function tell(stage: Stage, timeline: Timeline): Promise<boolean> {
  const { acme, flux, happens, pageOf } = stage;
  timeline.chapter("A pull request with a mistake is stopped on its line");
  const pull = await acme.openSpecs("applications", "Add the applications", (text, path) =>
    path.endsWith("applications/shop.yaml") ? text.replace("min: 2", "min: two") : text,
  );

  timeline.chapter("The fix is merged, and becomes one pull request of manifests per environment");
  await acme.fixSpecs("applications", "Write the number", (text) => text.replace("min: two", "min: 2"));
  const first = await acme.mergeSpecs(pull);
  for (const environment of ["production", "cicd"]) await acme.mergeEnvironment(environment);

  timeline.chapter(`Flux applies them (${flux}) until everything is ready`);
  await happens({
    commit: first,
    contexts: Object.keys(targets.first),
    recordings: {
      dev: "dev-first-deploy",
      staging: "staging-first-deploy",
      production: "production-first-deploy",
      cicd: "cicd-first-deploy",
    },
  });

  timeline.chapter(
    "Before a merge, a plan says what a change comes to: a small one, a dangerous one, one that costs too much",
  );
  const unplanned = await tellPlans(acme, pageOf);

  timeline.chapter("A release of two applications to staging: one becomes ready, one fails and says why");
  const second = await acme.release();
  await happens({
    commit: second,
    contexts: Object.keys(targets.second),
    recordings: { staging: "staging-release" },
  });

  const environments = await acme.tip("acme/environments");
  const undelivered = await tellDelivery(stage);

  timeline.chapter("What the commits say in the end");
  const unstated = await expectations(acme, { first, second, environments });

  timeline.chapter("And in a terminal: everything at a glance, then one change in full");
  const unmet = [...unplanned, ...undelivered, ...unstated, ...(await tellStatus(acme))];
  const isAsTold = unmet.length === 0;
  timeline.say("demo", isAsTold ? "everything happened as told" : `${unmet.length} things did not happen`, {
    style: isAsTold ? "green" : "red",
  });
  timeline.detail(unmet);
  return isAsTold;
}
