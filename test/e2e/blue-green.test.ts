/**
 * Applications that move to new images by blue/green, from specs to a real Flux and a real Flagger. There is no traffic: what is
 * looked at is where routes and Services lead, and whether pods that are ready are behind it. The claims build on each other.
 */
import { suite } from "uvu";
import { Timeline } from "../../local/acme/timeline.ts";
import { buildTools } from "../../local/control-plane/tools.ts";
import { releases } from "./blue-green/releases.ts";
import { openScene } from "./blue-green/scene.ts";
import { transitions } from "./blue-green/transitions.ts";

const timeline = new Timeline(console.error);
const scene = await openScene(await buildTools(console.error), timeline);
let unproven = 0;

const blueGreen = suite("blue/green");
for (const { title, prove } of [...releases, ...transitions]) {
  blueGreen(title, async () => {
    timeline.chapter(title);
    unproven += 1;
    await prove(scene);
    unproven -= 1;
  });
}
blueGreen.after(async () => {
  await scene.close({ keepLogs: unproven > 0 });
  if (unproven > 0) console.error(`logs: ${scene.trial.circle.logs}`);
});
blueGreen.run();
