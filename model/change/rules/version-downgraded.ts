import type { JsonMap } from "../../spec/json.ts";
import type { RiskRule } from "../risk.ts";
import { application, image, release, specs } from "./example.ts";
import { chartVersionOf, imagesIn } from "./images.ts";
import { alteredIn, nameOf } from "./objects.ts";
import { labelsOf } from "./pods.ts";
import { isLower } from "./version.ts";

const released = (version: string, digit: string): string =>
  specs(application("environments: { production: {} }"), release(image("shop", version, digit)));

export const versionDowngraded: RiskRule = {
  id: "version-downgraded",
  title: "No version is older than the one that runs",
  rationale:
    "An older version may not read what the newer one has written, and brings back what was mended since. A rollback is " +
    "sometimes right, and never by accident.",
  link: "https://semver.org/#spec-item-11",
  severity: "warning",
  examples: {
    accepted: { before: released("1.4.0", "b"), after: released("1.5.0", "c") },
    rejected: { before: released("1.5.0", "c"), after: released("1.4.0", "b") },
  },
  *check(planned) {
    for (const { change, was, becomes } of alteredIn(planned)) {
      const former = versionsOf(was);
      const lower = [...versionsOf(becomes)].find(([what, version]) => isLower(former.get(what), version));
      if (lower === undefined) continue;
      const [what, version] = lower;
      yield {
        object: change,
        message: `${nameOf(change)} goes back from ${what} ${former.get(what)} to ${version}`,
        fix: "make sure that the older version reads what the newer one wrote",
      };
    }
  },
};

/** What an object runs -> at which version; by tag only for images that nothing else is said of. */
function versionsOf(object: JsonMap): ReadonlyMap<string, string> {
  const [label, chart] = [labelsOf(object)["app.kubernetes.io/version"], chartVersionOf(object)];
  const tags = [...imagesIn(object)].flatMap(([name, { tag }]) => (tag === undefined ? [] : [[name, tag] as const]));
  return new Map([
    ...tags,
    ...(typeof label === "string" ? [["version", label] as const] : []),
    ...(chart === undefined ? [] : [["chart", chart] as const]),
  ]);
}
