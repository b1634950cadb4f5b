import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ReportDeps } from "../../../actions/report/needs.ts";
import { run } from "../../../actions/report/run.ts";
import { inSomeOrders, type Turns } from "../io/github/interleavings.ts";
import { newWorld, one, two } from "./scene.ts";
import { flux, push } from "./world.ts";

const healthy = (cluster: string) => flux({ revision: two, cluster });
const failed = (cluster: string) =>
  flux({ revision: two, cluster, severity: "error", reason: "HealthCheckFailed", message: "not ready" });
const schedule = { name: "schedule", payload: {} };

/** The same, waiting for its turn before each of its requests to GitHub. */
function taking({ turn }: Turns, deps: ReportDeps): ReportDeps {
  // A run that reads two logs at once waits for the one, then for the other.
  let last: Promise<void> = Promise.resolve();
  const next = (): Promise<void> => {
    last = last.then(turn);
    return last;
  };
  const waiting =
    <Args extends readonly unknown[], Answer>(call: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      await next();
      return call(...args);
    };
  const { deployments } = deps;
  return {
    ...deps,
    deployments: {
      list: waiting(deployments.list),
      create: waiting(deployments.create),
      log: waiting(deployments.log),
      newest: waiting(deployments.newest),
      append: waiting(deployments.append),
    },
    showCheck: waiting(deps.showCheck),
    showStatus: waiting(deps.showStatus),
    latestStatusesOn: waiting(deps.latestStatusesOn),
    checksOn: waiting(deps.checksOn),
  };
}

const together = suite("reporters at one moment, in many orders of their requests");
for (const [what, first, second, conclusion, state] of [
  ["two clusters that are healthy", healthy("staging-eu"), healthy("staging-us"), "success", "success"],
  ["one that is healthy and one that fails", healthy("staging-eu"), failed("staging-us"), "failure", "failure"],
  ["the last event and a sweep", healthy("staging-us"), schedule, undefined, "pending"],
  ["an event and the push that nobody reported yet", healthy("staging-eu"), push(one, two), undefined, "pending"],
] as const) {
  together(`${what}: all that people see agrees with the log`, async () => {
    await inSomeOrders(150, async () => {
      const world = newWorld();
      if (second.name !== "push") await run(push(one, two), world.deps);
      return {
        runs: [first, second].map((event) => (turns: Turns) => run(event, taking(turns, world.deps))),
        check: async (order) => {
          const check = world.checks.get(`landfall:v1:staging/shop@${two}`);
          assert.is(check?.conclusion, conclusion, order);
          const states = [...world.statuses.values()].map((status) => status.state);
          assert.equal(states, [state, state, state, state], order);
        },
      };
    });
  });
}
together.run();
