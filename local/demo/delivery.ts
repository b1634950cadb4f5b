import type { Acme } from "../acme/acme.ts";
import type { Stage } from "./stage.ts";

/** What each context of the application's own commit must say in the end. */
const wanted = {
  "landfall/build: shop": "success",
  "landfall/release: staging/shop": "success",
  "landfall/staging/shop": "success",
  "landfall/release: production/shop": "success",
  "landfall/production/shop": "success",
} as const;

/** From a push to production; gives what did not happen as the demo tells it. */
export async function tellDelivery({ acme, delivery, happens }: Stage): Promise<readonly string[]> {
  const { timeline } = acme;
  await delivery.seed(acme);
  timeline.chapter("A push to an application goes to staging by itself, and its repository stays as it is");
  const commit = await acme.push("shop", "Greet everybody");
  const builds = await delivery.track(acme);
  const [build] = builds;
  if (builds.length !== 1 || build?.commit !== commit) return [`not the commit of shop, but ${JSON.stringify(builds)}`];
  timeline.say("builder", "not checked: no container engine here; a tiny image of the commit is pushed instead");
  await delivery.build(acme, build);
  await delivery.promote(acme);
  await happens({
    commit: await acme.tip("acme/specs"),
    contexts: ["landfall/staging/shop"],
    recordings: { staging: "staging-release" },
    only: "shop",
  });

  timeline.chapter("A tag goes to production: the very image that staging has verified, without a build");
  await acme.tag("shop", "v1.7.0", commit);
  await delivery.promote(acme);
  await acme.mergeEnvironment("production");
  await happens({
    commit: await acme.tip("acme/specs"),
    contexts: ["landfall/production/shop"],
    recordings: { production: "production-first-deploy" },
    only: "shop",
  });
  return said(acme, commit);
}

async function said(acme: Acme, commit: string): Promise<readonly string[]> {
  const statuses = await acme.statuses("acme/shop", commit);
  acme.timeline.detail([acme.timeline.paint("bold", `acme/shop@${commit.slice(0, 7)}`)]);
  for (const { context, state, description } of statuses.values()) {
    const mark = acme.timeline.paint(state === "success" ? "green" : "red", state === "success" ? "✓" : "✗");
    acme.timeline.detail([`${mark} ${context.padEnd(34)} ${description}`]);
  }
  return Object.entries(wanted).flatMap(([context, state]) => {
    const seen = statuses.get(context)?.state ?? "nothing";
    return seen === state ? [] : [`${context} on acme/shop's own commit is ${seen}, not ${state}`];
  });
}
