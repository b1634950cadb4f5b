import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { FolderPlan } from "../../../model/tree/folder-plan.ts";
import { toJson, toLines } from "../../../views/tree/human.ts";

const unchanged: FolderPlan = {
  environment: "dev",
  changes: [],
  units: [],
  drift: [],
  removedClusters: [],
  notDeployed: [],
  kept: [],
  tree: "1".repeat(40),
};
const written: FolderPlan = {
  ...unchanged,
  environment: "staging",
  changes: [
    { path: "staging-eu/apps/shop/deployment-shop.yaml", text: "a" },
    { path: "staging-eu/apps/shop/service-shop.yaml", text: undefined },
  ],
  units: [{ kind: "changed", path: "staging-eu/apps/shop" }],
  notDeployed: [{ application: "news", environment: "staging", reason: "no Release names it\u001b[2J" }],
  kept: ["staging-eu/data/old"],
};

const lines = suite("a render in lines");

lines(
  "says of each environment what was written, then what is not deployed, what stays and what was left alone",
  () => {
    assert.equal(toLines([unchanged, written], ["cicd", "old\n::error::x"]), [
      "dev: unchanged",
      "staging: 1 unit, 2 files written",
      "staging: news is not deployed: no Release names it\\u001b[2J",
      "staging: staging-eu/data/old stays for the data in it: nothing in the specs asks for it, or retires it",
      "cicd: left alone, no environment of that name is in the specs",
      "old\\u000a::error::x: left alone, no environment of that name is in the specs",
    ]);
  },
);

lines("says nothing of nothing", () => assert.equal(toLines([], []), []));

lines.run();

const json = suite("a render as JSON");

json("holds the same, unit by unit", () => {
  const text = toJson([unchanged, written], ["cicd"]);
  assert.equal(JSON.parse(text), {
    version: 1,
    environments: [
      { environment: "dev", tree: unchanged.tree, units: [], files: 0, notDeployed: [], kept: [] },
      {
        environment: "staging",
        tree: written.tree,
        units: [{ unit: "staging-eu/apps/shop", change: "changed" }],
        files: 2,
        notDeployed: [{ application: "news", reason: "no Release names it\u001b[2J" }],
        kept: ["staging-eu/data/old"],
      },
    ],
    leftAlone: ["cicd"],
  });
  assert.not.ok(text.includes("\u001b"));
});

json.run();
