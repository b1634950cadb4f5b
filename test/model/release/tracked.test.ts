import { suite } from "uvu";
import * as assert from "uvu/assert";
import { recipeOf } from "../../../model/release/build.ts";
import { trackedIn } from "../../../model/release/tracked.ts";
import { load } from "../../../schemas/load.ts";
import { sample } from "../../actions/acme.ts";

const staging = "environments/staging/environment.yaml";
const delivered = { ...sample, [staging]: `${sample[staging]}  delivery: { on: push }\n` };

const model = (edits: Readonly<Record<string, string>> = {}) => {
  const files = Object.entries({ ...delivered, ...edits }).map(([path, text]) => [path, Buffer.from(text)] as const);
  const loaded = load(new Map(files));
  if (loaded.status === "invalid") throw new Error(JSON.stringify(loaded.problems));
  return loaded.model;
};
const application = (name: string, more = "") => `apiVersion: landfall/v1
kind: Application
metadata: { name: ${name} }
spec:
  repository: mono
  image: ghcr.io/acme/mono
  port: 8080
  probes: { readiness: /, liveness: / }
  environments: { staging: {} }
${more}`;

const test = suite("what is tracked");

test("is every application with an image, by what the specs say of it, and no chart", () => {
  const tracked = trackedIn(model());
  assert.not.ok(tracked.some(({ image }) => image === undefined));
  const shop = tracked.find((one) => one.application === "shop");
  assert.equal(
    [shop?.repository, shop?.image, shop?.forms],
    ["acme/shop", "ghcr.io/acme/shop", ["{version}", "v{version}"]],
  );
});

test("is one image of one repository once, by the first that has it and stays", () => {
  const edits = {
    "environments/applications/aa.yaml": application("aa", "  retire: { reason: gone, until: 2027-01-01 }\n"),
    "environments/applications/ab.yaml": application("ab"),
    "environments/applications/ac.yaml": application("ac"),
  };
  const found = trackedIn(model(edits)).filter(({ image }) => image === "ghcr.io/acme/mono");
  assert.equal(
    found.map((one) => [one.application, one.isRetired, one.builtBy]),
    [
      ["aa", true, undefined],
      ["ab", false, undefined],
      ["ac", false, "ab"],
    ],
  );
});

test("knows what runs where versions go: in production where no environment says", () => {
  const { running } = trackedIn(model()).find((one) => one.application === "shop") ?? {};
  assert.equal(
    running?.tagged.map(({ environment }) => environment),
    ["production"],
  );
  assert.equal(
    running?.pushed.map(({ environment }) => environment),
    ["staging"],
  );
});

test("is nothing where people release everything themselves", () => {
  assert.equal(trackedIn(model({ [staging]: sample[staging] ?? "" })), []);
});

test.run();

const recipe = suite("how an image is built");

for (const [title, build, expected] of [
  ["from the root", undefined, [".", "Dockerfile"]],
  [
    "from a folder, with the Dockerfile in it",
    { context: "services/shop" },
    ["services/shop", "services/shop/Dockerfile"],
  ],
  ["from the root by a file elsewhere", { file: "docker/shop.Dockerfile" }, [".", "docker/shop.Dockerfile"]],
  ["from a folder by a file elsewhere", { context: "shop", file: "Dockerfile" }, ["shop", "Dockerfile"]],
] as const)
  recipe(`is ${title}`, () => {
    const { context, file } = recipeOf(build === undefined ? {} : { build });
    assert.equal([context, file], expected);
  });

recipe("has a test with everything that has a default, or none", () => {
  assert.is(recipeOf({}).test, undefined);
  assert.equal(recipeOf({ test: { command: "npm test" } }).test, {
    command: "npm test",
    folder: ".",
    timeoutMinutes: 15,
    services: {},
  });
  const whole = {
    command: "pytest",
    recipe: "python",
    version: "3.12",
    folder: "shop",
    results: "junit.xml",
    timeoutMinutes: 5,
    services: { db: { image: "postgres:17", port: 5432 } },
  } as const;
  assert.equal(recipeOf({ test: whole }).test, whole);
});

recipe.run();
