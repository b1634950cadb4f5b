import type { RiskRule } from "../risk.ts";
import { chart, specs } from "./example.ts";
import { chartVersionOf } from "./images.ts";
import { alteredIn, nameOf } from "./objects.ts";
import { isLower, parseVersion } from "./version.ts";

export const chartMajorVersion: RiskRule = {
  id: "chart-major-version",
  title: "A chart stays at its major version",
  rationale:
    "With a new major version, a chart may rename its values, change selectors that Kubernetes never changes, or want its " +
    "data moved by hand: its notes have to be read first.",
  link: "https://helm.sh/docs/topics/charts/#charts-and-versioning",
  severity: "warning",
  examples: {
    accepted: { before: specs(chart("version: 1.4.0")), after: specs(chart("version: 1.5.0")) },
    rejected: { before: specs(chart("version: 1.4.0")), after: specs(chart("version: 2.0.0")) },
  },
  *check(planned) {
    for (const { change, was, becomes } of alteredIn(planned)) {
      const [former, latter] = [chartVersionOf(was), chartVersionOf(becomes)];
      const [from, to] = [parseVersion(former), parseVersion(latter)];
      // A lower one is a downgrade, which another rule tells.
      if (from === undefined || to === undefined || from.numbers[0] === to.numbers[0] || isLower(former, latter))
        continue;
      yield {
        object: change,
        message: `the chart of ${nameOf(change)} goes from ${former} to ${latter}`,
        fix: "read what the chart says of the upgrade, and try it in staging first",
      };
    }
  },
};
