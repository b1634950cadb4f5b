import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { starter } from "../../../actions/init/starter/starter.ts";
import { load } from "../../../schemas/load.ts";
import { filesFor, setupOf } from "./sample.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text);
const loaded = (files: ReadonlyMap<string, string>) =>
  load(new Map([...files].filter(([path]) => path.endsWith(".yaml")).map(([path, text]) => [path, bytes(text)])));

const files = suite("what init writes");

const answers: readonly Readonly<Record<string, string>>[] = [
  {},
  { host: "shop.globex.example" },
  { specs: "platform-specs", environments: "platform", events: "flux-events", landfall: "tools/landfall@v1.2.3" },
  { staging: "null", production: "1e3", application: "no" },
  { staging: "on", production: "0123", application: "007", person: "123" },
  { owner: "a".repeat(39), person: "b".repeat(39), application: "c".repeat(40) },
  { staging: "s".repeat(40), production: "p".repeat(40) },
  { "staging-reporter": "robot-of-staging" },
  { "staging-status-reporter": "globex-staging-status[bot]", "production-status-reporter": "robot" },
];
for (const flags of answers) {
  files(`is valid, without a warning: ${JSON.stringify(flags)}`, () => {
    assert.equal(loaded(filesFor(flags)).problems, []);
  });
}

files("names the answers, whatever YAML would make of them", () => {
  const result = loaded(filesFor({ staging: "null", application: "007", host: "007.globex.example" }));
  if (result.status === "invalid") throw new Error("invalid");
  assert.equal([...result.model.environments.keys()], ["null", "production"]);
  const application = result.model.applications.get("007");
  assert.equal(application?.routes, [{ host: "007.globex.example" }]);
  assert.equal(application?.environments["null"], { routes: [{ host: "007.null.globex.example" }] });
});

files("has a line for editors at the top of every spec", () => {
  const specs = [...filesFor()].filter(([path]) => path.endsWith(".yaml"));
  assert.ok(specs.length >= 6);
  for (const [path, text] of specs) {
    const kind = parse(text).kind.toLowerCase();
    const schema = `https://github.com/globex/landfall/raw/v0/schemas/${kind}.schema.json`;
    assert.is(text.split("\n")[0], `# yaml-language-server: $schema=${schema}`, path);
  }
});

files("says nothing of the sample's organization", () => {
  for (const [path, text] of filesFor({ specs: "s1", environments: "e1", events: "v1", landfall: "tools/landfall@v9" }))
    assert.not.match(text, /acme|@v0/, path);
});

files("calls the repositories of the answers in the workflows", () => {
  const { repositories } = starter(setupOf({ specs: "s1", environments: "e1", events: "v1" }));
  const texts = (role: keyof typeof repositories) =>
    [...repositories[role]].filter(([path]) => path.startsWith(".github/workflows/")).map(([, text]) => text);
  for (const role of ["specs", "environments", "events"] as const) {
    assert.ok(texts(role).length > 0, role);
    for (const text of texts(role)) assert.ok(parse(text).jobs);
  }
  assert.match(texts("specs").join(), /globex\/landfall\/actions\/propose@v0/);
});

files(
  "asks GitHub for an App that proposes, one that only reads, and one for each environment that may only dispatch",
  () => {
    const manifests = [...filesFor()]
      .filter(([path]) => path.startsWith("github/apps/"))
      .map(([, text]) => JSON.parse(text));
    assert.equal(
      manifests.map(({ name, public: open }) => [name, open]),
      [
        ["globex-landfall", false],
        ["globex-landfall-reader", false],
        ["globex-landfall-staging", false],
        ["globex-landfall-production", false],
      ],
    );
    assert.equal(manifests[1]?.default_permissions, { contents: "read", deployments: "read", metadata: "read" });
    assert.equal(manifests[2]?.default_permissions, { contents: "write", metadata: "read" });
    assert.not.ok("workflows" in manifests[0].default_permissions, "it cannot change a workflow");
  },
);

files("says where each key belongs: the one that may write where main alone gets at it", () => {
  const steps = filesFor({ app: "proposer", reader: "looker" }).get("github/next-steps.md") ?? "";
  const lines = steps.split("\n").filter((line) => line.startsWith("gh secret set"));
  assert.equal(
    lines.map((line) => line.replace("gh secret set ", "")),
    [
      "LANDFALL_PRIVATE_KEY --repo globex/specs --env landfall < proposer.pem",
      "LANDFALL_READER_PRIVATE_KEY --repo globex/specs --env landfall-plan < looker.pem",
      "LANDFALL_PRIVATE_KEY --repo globex/environments --env landfall < proposer.pem",
      "LANDFALL_PRIVATE_KEY --repo globex/events --env landfall < proposer.pem",
    ],
  );
  for (const name of ["specs", "environments", "events"])
    assert.ok(
      steps.includes(`gh api repos/globex/${name}/environments/landfall/deployment-branch-policies -f name=main`),
    );
  assert.ok(steps.includes("gh api repos/globex/specs/environments/landfall-plan --method PUT\n"));
  assert.not.ok(steps.includes("landfall-plan/deployment-branch-policies"));
});

files("says of each check whose word it is", () => {
  const steps = filesFor().get("github/next-steps.md") ?? "";
  assert.match(steps, /gh api apps\/github-actions .*"landfall\/plan".* github\/rulesets\/specs\.json \| gh api/);
  assert.match(
    steps,
    /gh api apps\/globex-landfall .*"landfall\/propose".* github\/rulesets\/environments\.json \| gh api/,
  );
  assert.match(
    filesFor().get("github/permissions.md") ?? "",
    /`landfall\/plan`, from GitHub Actions alone; `specs-ok`/,
  );
});

files(
  "says what delivery takes: two rulesets for one, who passes which by, and one for the tags of verified sets",
  () => {
    const all = filesFor();
    const rulesets = [...all].filter(([path]) => path.startsWith("github/rulesets/delivery/"));
    assert.equal(
      rulesets.map(([path, text]) => [path.slice(25), JSON.parse(text).target]),
      [
        ["specs.json", "branch"],
        ["owners.json", "branch"],
        ["verified-sets.json", "tag"],
      ],
    );
    const steps = all.get("github/next-steps.md")?.split("## Later: delivery")[1] ?? "";
    assert.match(
      steps,
      /bypass_mode: "pull_request".* github\/rulesets\/delivery\/owners\.json \| gh api repos\/globex\/specs/,
    );
    assert.match(steps, /bypass_mode: "always".* github\/rulesets\/delivery\/verified-sets\.json/);
    assert.match(steps, /rulesets\/delivery\/specs\.json \| gh api repos\/globex\/specs\/rulesets\/\$id --method PUT/);
    assert.match(steps, /LANDFALL_REGISTRY_USER.*LANDFALL_REGISTRY_PASSWORD/s);
    assert.match(
      all.get("github/permissions.md") ?? "",
      /Landfall: specs, owners \| globex-landfall, in pull requests/,
    );
  },
);

files("makes no App of a reporter that is a person's login", () => {
  const apps = [...filesFor({ "staging-reporter": "robot" }).keys()].filter((path) => path.startsWith("github/apps/"));
  assert.equal(
    apps,
    ["", "-reader", "-production"].map((name) => `github/apps/globex-landfall${name}.json`),
  );
});

files("makes an App that may only write statuses where clusters are to write them, and tells the specs of it", () => {
  const all = filesFor({ "staging-status-reporter": "globex-staging-status[bot]" });
  const app = JSON.parse(all.get("github/apps/globex-staging-status.json") ?? "{}");
  assert.equal(app.default_permissions, { metadata: "read", statuses: "write" });
  assert.match(all.get("github/next-steps.md") ?? "", /^- globex-staging-status: on globex\/environments alone$/m);
  const told = (name: string) =>
    parse(all.get(`specs/environments/${name}/environment.yaml`) ?? "").spec.statusReporter;
  assert.equal([told("staging"), told("production")], ["globex-staging-status[bot]", undefined]);
});

files("names no App longer than GitHub allows", () => {
  const flags = { owner: "a".repeat(39), staging: "s".repeat(30) };
  for (const [path, text] of filesFor(flags))
    if (path.startsWith("github/apps/")) assert.ok(JSON.parse(text).name.length <= 34, path);
});

files("is the same every time", () => {
  assert.equal([...filesFor()], [...filesFor()]);
});

files.run();
