/**
 * What is said of a task on the way, not only in the end, and what is said where something is out of order: real Git,
 * Kubernetes and Flux. The actions run without a workflow around them, as `circle.test.ts` proves those. The claims build
 * on each other.
 */
import { suite } from "uvu";
import { Timeline } from "../../local/acme/timeline.ts";
import { buildTools } from "../../local/control-plane/tools.ts";
import { channels } from "./truth/channels.ts";
import { failures } from "./truth/failures.ts";
import { outages } from "./truth/outages.ts";
import { openScene } from "./truth/scene.ts";
import { states } from "./truth/states.ts";
import { sweeps } from "./truth/sweeps.ts";

const timeline = new Timeline(console.error);
const scene = await openScene(await buildTools(console.error), timeline);
let unproven = 0;

const truth = suite("what is said of a task");
for (const { title, prove } of [...states, ...outages, ...sweeps, ...failures, ...channels]) {
  truth(title, async () => {
    timeline.chapter(title);
    unproven += 1;
    await prove(scene);
    unproven -= 1;
  });
}
truth.after(async () => {
  const { close, logs } = scene.trial.circle;
  await close({ keepLogs: unproven > 0 });
  if (unproven > 0) console.error(`logs: ${logs}`);
});
truth.run();
