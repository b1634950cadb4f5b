import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { application, files, organization, production } from "./example.ts";
import { placeOf } from "./fields.ts";

const shop = application(`
probes: { readiness: /ready, liveness: /live }
environments: { production: {} }
`);

const release = (image: string): string => `
apiVersion: landfall/v1
kind: Release
metadata: { name: production }
spec:
  environment: production
  applications:
    shop: ${image}
`;

export const productionByDigest: Rule<Model> = {
  id: "production-by-digest",
  title: "Images in production are named by digest",
  rationale: "A tag can be moved after it was tested: only a digest says that what runs is what was approved.",
  link: "https://kubernetes.io/docs/concepts/containers/images/#image-names",
  severity: "error",
  examples: {
    accepted: files(organization, production, shop, release(`{ digest: "sha256:${"4f".repeat(32)}", version: 1.4.0 }`)),
    rejected: files(organization, production, shop, release("{ tag: 1.4.0 }")),
  },
  *check(model) {
    for (const release of model.releases.values()) {
      if (model.environments.get(release.environment)?.tier !== "production") continue;
      for (const [name, { digest }] of Object.entries(release.applications)) {
        if (digest !== undefined) continue;
        yield {
          place: placeOf(model, "Release", release.name),
          path: ["spec", "applications", name, "tag"],
          at: "key",
          message: `"${name}" is released to production by tag, which can be moved`,
          fix: "add the digest of the image that was tested: digest: sha256:…",
        };
      }
    }
  },
};
