import { suite } from "uvu";
import * as assert from "uvu/assert";
import { runsPerMonth } from "../../../model/cost/schedule.ts";

const schedule = suite("runsPerMonth");
const days = 365 / 12;

for (const [cron, expected] of [
  ["0 0 * * *", days],
  ["30 4,16 * * *", 2 * days],
  ["*/15 * * * *", 4 * 24 * days],
  ["5/20 * * * *", 3 * 24 * days],
  ["0 8-18/2 * * *", 6 * days],
  ["0 0 * * 1-5", (days * 5) / 7],
  ["0 0 * * MON-FRI", (days * 5) / 7],
  ["0 0 * * 0,7", days / 7],
  ["0 0 1 * *", days / 31],
  ["0 0 1 JAN *", days / 31 / 12],
  ["0 0 1 */3 *", (days / 31) * (4 / 12)],
  ["0 0 1 * SUN", days * (1 - (30 / 31) * (6 / 7))],
] as const) {
  schedule(`${cron} comes ${expected.toFixed(1)} times`, () => {
    const runs = runsPerMonth(cron);
    assert.ok(Math.abs(runs - expected) < 1e-9, `${runs}`);
  });
}

schedule.run();
