/**
 * The whole circle, nothing mocked between specs and check run: real Git, our workflows, Kubernetes and Flux. The claims
 * build on each other, as the life of an organization does.
 */
import { suite } from "uvu";
import { Timeline } from "../../local/acme/timeline.ts";
import { Trial } from "../../local/acme/trial.ts";
import { buildTools } from "../../local/control-plane/tools.ts";
import { delivery } from "./circle/delivery.ts";
import { failure } from "./circle/failure.ts";
import { removal } from "./circle/removal.ts";

const timeline = new Timeline(console.error);
const trial = await Trial.start(await buildTools(console.error), timeline);
let unproven = 0;

const circle = suite("the circle");
for (const { title, prove } of [...delivery, ...failure, ...removal]) {
  circle(title, async () => {
    timeline.chapter(title);
    unproven += 1;
    await prove(trial);
    unproven -= 1;
  });
}
circle.after(async () => {
  const { close, logs } = trial.circle;
  await close({ keepLogs: unproven > 0 });
  if (unproven > 0) console.error(`logs: ${logs}`);
});
circle.run();
