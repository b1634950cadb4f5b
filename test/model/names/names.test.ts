import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseBranch, printBranch } from "../../../model/names/branch.ts";
import { parseCheckName, printCheckName } from "../../../model/names/check-name.ts";
import { parseDeploymentTask, printDeploymentTask } from "../../../model/names/deployment-task.ts";
import { parseExternalId, printExternalId } from "../../../model/names/external-id.ts";
import { parseSource, printSource } from "../../../model/names/source.ts";
import { parseStatusContext, printStatusContext } from "../../../model/names/status-context.ts";
import { parseTarget, printTarget } from "../../../model/names/target.ts";
import { parseTaskName, printTaskName } from "../../../model/names/task-name.ts";
import { parseTrailers, printTrailers } from "../../../model/names/trailer.ts";

const sha = "0123456789abcdef0123456789abcdef01234567";
const target = { environment: "staging", application: "shop" };
const source = { repository: "acme/specs", commit: sha };
const longest = "a".repeat(40);

type Name = {
  readonly name: string;
  readonly value: unknown;
  readonly printed: string;
  readonly parse: (text: string) => unknown;
  readonly refused: readonly string[];
};

const names: readonly Name[] = [
  {
    name: "a target",
    value: target,
    printed: printTarget(target),
    parse: parseTarget,
    refused: ["staging", "staging/shop/x", "staging/", "/shop", "Staging/shop", "staging/-shop", `staging/${longest}a`],
  },
  {
    name: "a whole environment as a target",
    value: { environment: "staging" },
    printed: printTarget({ environment: "staging" }),
    parse: parseTarget,
    refused: ["*", "*/shop", "*/*", "staging/**"],
  },
  {
    name: "the newest task of a target",
    value: { target },
    printed: printTaskName({ target }),
    parse: parseTaskName,
    refused: ["staging", "../shop", "staging/shop;id", "staging /shop", "staging/shop@", "--watch/shop"],
  },
  {
    name: "one task of a target",
    value: { target, commit: "0123abc" },
    printed: printTaskName({ target, commit: "0123abc" }),
    parse: parseTaskName,
    refused: ["staging/shop@012", "staging/shop@main", `staging/shop@${sha}0`, "staging/shop@0123abc@0123abc"],
  },
  {
    name: "a Deployment task of a whole environment",
    value: {},
    printed: printDeploymentTask({}),
    parse: parseDeploymentTask,
    refused: ["landfall", "*", "landfall:**"],
  },
  {
    name: "a branch",
    value: "staging",
    printed: printBranch("staging"),
    parse: parseBranch,
    refused: [
      "staging",
      "landfall/",
      "landfall/a/b",
      "landfall/--upload-pack=x",
      "landfall/..",
      "refs/heads/landfall/x",
    ],
  },
  {
    name: "a status context",
    value: target,
    printed: printStatusContext(target),
    parse: parseStatusContext,
    refused: ["landfall/propose", "landfall/staging/shop/x", "Landfall/staging/shop", "staging/shop"],
  },
  {
    name: "a check name",
    value: target,
    printed: printCheckName(target),
    parse: parseCheckName,
    refused: [
      "landfall/staging/shop",
      "landfall / staging",
      "landfall / staging / shop / x",
      "landfall / staging/shop",
      "x / staging / shop",
    ],
  },
  {
    name: "a Deployment task",
    value: { application: "shop" },
    printed: printDeploymentTask({ application: "shop" }),
    parse: parseDeploymentTask,
    refused: ["deploy", "landfall:", "landfall:Shop", "landfall:a:b"],
  },
  {
    name: "a source",
    value: source,
    printed: printSource(source),
    parse: parseSource,
    refused: [
      "acme/specs",
      "acme/specs@main",
      `acme@${sha}`,
      `acme/..@${sha}`,
      `acme/specs@${sha}@${sha}`,
      `a b/c@${sha}`,
    ],
  },
  {
    name: "an external id",
    value: { target, commit: sha },
    printed: printExternalId({ target, commit: sha }),
    parse: parseExternalId,
    refused: ["", `landfall:v2:staging/shop@${sha}`, "landfall:v1:staging/shop", `staging/shop@${sha}`],
  },
];

const roundTrip = suite("names of things outside");
for (const { name, value, printed, parse, refused } of names) {
  roundTrip(`${name} is read back from ${printed}`, () => assert.equal(parse(printed), value));
  for (const text of refused) {
    roundTrip(`${name} is not read from ${JSON.stringify(text)}`, () => assert.is(parse(text), undefined));
  }
}

roundTrip("an external id of the longest names has 134 characters", () => {
  const id = printExternalId({ target: { environment: longest, application: longest }, commit: sha });
  assert.is(id.length, 134);
});
roundTrip.run();

const trailers = suite("trailers");
const printed = printTrailers({ source, version: "1.2.0" });
const read: readonly (readonly [string, string, boolean])[] = [
  ["the trailers alone", printed, true],
  ["trailers below a title and a body", `title\n\nbody\n\n${printed}\n`, true],
  ["trailers among others", `title\n\n${printed}\nSigned-off-by: x`, true],
  ["a body that quotes them, but ends otherwise", `title\n\n${printed}\n\nthe end`, false],
  ["one trailer twice", `title\n\n${printed}\nLandfall-Version: 2`, false],
  ["one trailer only", "Landfall-Version: 2", false],
  ["a source that is no commit", printed.replace(sha, "main"), false],
  ["a version with spaces", printed.replace("1.2.0", "1 2"), false],
  ["nothing", "", false],
];
for (const [what, message, found] of read) {
  trailers(`${found ? "finds them in" : "finds none in"} ${what}`, () =>
    assert.equal(parseTrailers(message), found ? { source, version: "1.2.0" } : undefined),
  );
}
trailers.run();
