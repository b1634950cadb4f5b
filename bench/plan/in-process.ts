/**
 * `node bench/plan/in-process.ts <specs> <environments>`: plans in one process again and again, one line changed before
 * each; prints the median of all but the first, in seconds.
 */
import { join } from "node:path";
import { connect } from "../../actions/plan/deps.ts";
import { run } from "../../actions/plan/run.ts";
import { changeGreetings } from "./repositories.ts";

const [specs = "", environments = ""] = process.argv.slice(2);
const runs = 8;

async function plan(): Promise<number> {
  const started = performance.now();
  await using deps = await connect({
    folder: join(specs, "environments"),
    base: undefined,
    commit: undefined,
    environments: { kind: "clone", folder: environments },
    progress: () => {},
  });
  const outcome = await run(deps);
  const seconds = (performance.now() - started) / 1000;
  if (outcome.status !== "planned" || outcome.plan.edits.length !== 1)
    throw new Error("this is not the plan of one edit");
  return seconds;
}

const seconds: number[] = [];
for (let time = 0; time < runs; time += 1) {
  changeGreetings({ specs }, 1, `again-${time}`);
  seconds.push(await plan());
}
const [, ...again] = seconds;
console.log(again.sort((a, b) => a - b)[Math.floor(again.length / 2)]);
