import type { JsonMap } from "../../spec/json.ts";
import { textAt } from "../at.ts";
import type { RiskRule } from "../risk.ts";
import { application, image, release, specs } from "./example.ts";
import { imagesIn } from "./images.ts";
import { kindOf, nameOf, remainingIn } from "./objects.ts";

const released = (what: string): string => specs(application("environments: { production: {} }"), release(what));

const unknown = `shop: { digest: "sha256:${"c".repeat(64)}", version: 1.5.0 }`;

export const imageUnverified: RiskRule = {
  id: "image-unverified",
  title: "What runs is known by its bytes and by its commit",
  rationale:
    "A tag can be moved to other bytes after everybody agreed, and an image whose commit is not said was perhaps built " +
    "from something that nobody has reviewed.",
  link: "https://slsa.dev/spec/v1.0/verifying-artifacts",
  severity: "warning",
  examples: {
    accepted: { before: released(image()), after: released(image("shop", "1.5.0", "c")) },
    rejected: { before: released(image()), after: released(unknown) },
  },
  *check(planned) {
    for (const { change, was, becomes } of remainingIn(planned)) {
      const [former, latter] = [imagesIn(was), imagesIn(becomes)];
      const loose = [...latter].filter(([name, { digest }]) => former.get(name)?.digest && digest === undefined);
      for (const [name] of loose)
        yield {
          object: change,
          message: `${nameOf(change)} runs the image of ${name} by tag, and no longer by digest`,
          fix: "name the digest of the image that was tested",
        };
      const isOther = JSON.stringify([...former]) !== JSON.stringify([...latter]) || commitOf(was) !== undefined;
      const isByDigest = [...latter.values()].some(({ digest }) => digest !== undefined);
      // Only there is the commit written down; what else runs the image runs it beside this.
      if (kindOf(change) === "Deployment" && isByDigest && isOther && commitOf(becomes) === undefined)
        yield {
          object: change,
          message: `nobody can tell which commit the image of ${nameOf(change)} was built from`,
          fix: "say its commit in the Release",
        };
    }
  },
};

const commitOf = (object: JsonMap): string | undefined => textAt(object, "metadata", "annotations", "landfall/commit");
