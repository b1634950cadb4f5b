import type { JsonMap } from "../../spec/json.ts";
import { textAt } from "../at.ts";
import type { RiskRule } from "../risk.ts";
import { shop } from "./example.ts";
import { imagesIn } from "./images.ts";
import { alteredIn, nameOf } from "./objects.ts";

const sound = shop("environments: { production: {} }");

export const imageSourceChanged: RiskRule = {
  id: "image-source-changed",
  title: "Images and charts come from where they came from",
  rationale:
    "Whoever can write to a registry decides what runs: another registry or repository is a decision about whom to trust, " +
    "not about a version.",
  link: "https://kubernetes.io/docs/concepts/containers/images/#image-names",
  severity: "error",
  examples: {
    accepted: { before: sound, after: shop("environments: { production: { replicas: 3 } }") },
    rejected: { before: sound, after: sound.replace("ghcr.io/acme/shop", "ghcr.io/elsewhere/shop") },
  },
  *check(planned) {
    for (const { change, was, becomes } of alteredIn(planned)) {
      const former = sourcesOf(was);
      for (const [name, source] of sourcesOf(becomes)) {
        const from = former.get(name);
        if (from !== undefined && from !== source)
          yield {
            object: change,
            message: `${nameOf(change)} pulls from ${source} instead of ${from}`,
            fix: "make sure that whoever writes there may decide what runs here",
          };
      }
    }
  },
};

/** Where an object's images come from, or the chart that it names. */
function sourcesOf(object: JsonMap): ReadonlyMap<string, string> {
  const isSource = ["OCIRepository", "HelmRepository"].includes(textAt(object, "kind") ?? "");
  const url = isSource ? textAt(object, "spec", "url") : undefined;
  return new Map([
    ...[...imagesIn(object)].map(([name, { repository }]) => [name, repository] as const),
    ...(url === undefined ? [] : [["url", url] as const]),
  ]);
}
