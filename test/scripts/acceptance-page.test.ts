import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Verdict } from "../../local/acceptance/attempt.ts";
import { acceptancePage } from "../../scripts/acceptance-page.ts";

const pageOf = (verdict: Partial<Verdict>): string =>
  acceptancePage({
    version: "v1.36.3",
    definitions: [],
    judged: [
      {
        given: { source: "the sample", name: "acme/staging-eu", tree: "out", manifests: ["one.yaml"], namespaces: [] },
        verdict: { accepted: [], refused: [], warnings: [], ...verdict },
      },
    ],
  });

const page = suite("the page of what was accepted");

page("counts objects by kind and where they come from", () => {
  const accepted = ["shop", "billing"].map((name) => ({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name },
  }));
  const text = pageOf({ accepted });
  assert.match(text, /^2 objects, in 1 units and 0 connections of clusters\. None is refused/m);
  assert.match(text, /^\| Deployment \| `apps\/v1` \| 2 +\| +\| +\|$/m);
});

for (const field of ["refused", "warnings"] as const) {
  page(`tells of what there is of ${field}, and does not say that there is nothing`, () => {
    const text = pageOf({ [field]: ["because of this"] });
    assert.match(text, /^- because of this$/m);
    assert.not.match(text, /None is refused/);
  });
}

page.run();
