import { suite } from "uvu";
import * as assert from "uvu/assert";
import { UserError } from "../../../model/problem.ts";
import type { Lock } from "../../../model/tree/lock.ts";
import { parseLock } from "../../../model/tree/parse-lock.ts";
import { printLock } from "../../../model/tree/print-lock.ts";

const [sha, tree, input] = ["a".repeat(40), "b".repeat(40), "c".repeat(64)];

const empty: Lock = {
  source: `acme/specs@${sha}`,
  renderer: "0.1.0",
  reporter: "acme-staging[bot]",
  applications: new Map(),
  units: new Map(),
};

const full: Lock = {
  ...empty,
  applications: new Map([
    ["123", { repository: "acme/numbers" }],
    ["constructor", { repository: "acme/constructor", image: "ghcr.io/acme/constructor:main" }],
    ["shop", { repository: "acme/shop", image: `ghcr.io:443/acme/shop@sha256:${input}`, commit: sha }],
  ]),
  units: new Map([
    ["eu/apps/shop", { input, rendered: tree, application: "shop" }],
    ["eu/flux", { input, rendered: tree }],
    ["eu/tenants/123", { input, rendered: tree, application: "123" }],
  ]),
};

/** The same where shop's suite runs. */
const tested: Lock = {
  ...full,
  applications: new Map(
    [...full.applications].map(([name, one]) => [name, name === "shop" ? { ...one, suite: true } : one]),
  ),
};

const printed = suite("printLock");

printed("and read again has what a unit is marked with, which is true or not there", () => {
  const marked: Lock = {
    ...empty,
    units: new Map([
      ["eu/apps/shop", { input, rendered: tree, application: "shop", canary: true }],
      ["eu/data/shop", { input, rendered: tree, retired: true }],
    ]),
  };
  assert.equal(parseLock(printLock(marked)), marked);
  for (const mark of ["canary", "retired"])
    assert.throws(
      () => parseLock(printLock(marked).replace(`"${mark}":true`, `"${mark}":false`)),
      `${mark} must be true`,
    );
});

printed("has one line per application and per unit, in the order of their names", () => {
  const shuffled = {
    ...full,
    applications: new Map([...full.applications].reverse()),
    units: new Map([...full.units].reverse()),
  };
  assert.is(
    printLock(shuffled),
    [
      "{",
      '  "landfall": "lock/v1",',
      `  "source": "acme/specs@${sha}",`,
      '  "renderer": "0.1.0",',
      '  "reporter": "acme-staging[bot]",',
      '  "applications": {',
      '    "123": {"repository":"acme/numbers"},',
      '    "constructor": {"repository":"acme/constructor","image":"ghcr.io/acme/constructor:main"},',
      `    "shop": {"repository":"acme/shop","image":"ghcr.io:443/acme/shop@sha256:${input}","commit":"${sha}"}`,
      "  },",
      '  "units": {',
      `    "eu/apps/shop": {"input":"${input}","rendered":"${tree}","application":"shop"},`,
      `    "eu/flux": {"input":"${input}","rendered":"${tree}"},`,
      `    "eu/tenants/123": {"input":"${input}","rendered":"${tree}","application":"123"}`,
      "  }",
      "}",
      "",
    ].join("\n"),
  );
});

printed("says after its source which folder of it the specs are in, where that is known", () => {
  const lines = printLock({ ...empty, root: "environments" }).split("\n");
  assert.equal(lines.slice(2, 4), [`  "source": "acme/specs@${sha}",`, '  "root": "environments",']);
});

printed("says after its reporter who writes commit statuses, where the environment has such a one", () => {
  const lines = printLock({ ...empty, statusReporter: "acme-staging-status[bot]" }).split("\n");
  assert.equal(lines.slice(4, 6), [
    '  "reporter": "acme-staging[bot]",',
    '  "statusReporter": "acme-staging-status[bot]",',
  ]);
  assert.is(lines.filter((line) => !line.includes("statusReporter")).join("\n"), printLock(empty));
});

printed("says of an application that its suite runs, where it does", () => {
  const line = `    "shop": {"repository":"acme/shop","image":"ghcr.io:443/acme/shop@sha256:${input}","commit":"${sha}","suite":true}`;
  assert.ok(printLock(tested).split("\n").includes(line));
  assert.is(printLock(tested).replace(',"suite":true', ""), printLock(full));
});

printed("is read back as it was", () => {
  for (const lock of [
    empty,
    full,
    { ...full, statusReporter: "acme-status" },
    { ...full, delivered: true as const },
    { ...full, root: "environments" },
    tested,
    { ...empty, root: "." },
  ])
    assert.equal(parseLock(printLock(lock)), lock);
});

printed.run();

const text = printLock(full);
const unitLine = `    "eu/flux": {"input":"${input}","rendered":"${tree}"},\n`;

const refused = suite("parseLock refuses");

for (const [title, broken, reason] of [
  ["nothing", "", /is not JSON/],
  ["a merge conflict", text.replace(unitLine, `<<<<<<< HEAD\n${unitLine}=======\n>>>>>>> x\n`), /is not JSON/],
  ["a list", "[]", /it must be an object, got \[\]/],
  ["null", "null", /it must be an object, got null/],
  ["another form", text.replace("lock/v1", "lock/v2"), /must say "landfall": "lock\/v1", got "lock\/v2"/],
  ["no form", "{}", /must say "landfall": "lock\/v1", got nothing/],
  ["an unknown key", text.replace('"renderer"', '"x": 1, "renderer"'), /it has an unknown key "x"/],
  ["a source that is a branch", text.replace(sha, "main"), /source must be owner\/repository@commit/],
  ["a root that leads elsewhere", printLock({ ...full, root: "../x" }), /root must be a folder of the specs/],
  ["a root in another spelling", printLock({ ...full, root: "./x/" }), /root must be a folder of the specs/],
  ["a reporter with a space", text.replace("acme-staging", "acme staging"), /reporter must be a GitHub login/],
  [
    "a status reporter that is no login",
    printLock({ ...full, statusReporter: "[bot]" }),
    /statusReporter must be a GitHub login, got "\[bot\]"/,
  ],
  ["a renderer of another type", text.replace('"0.1.0"', "1"), /renderer must be a version, got 1/],
  [
    "applications in a list",
    printLock(empty).replace('"applications": {}', '"applications": []'),
    /applications must be/,
  ],
  ["a unit that leads elsewhere", text.replace("eu/flux", "../flux"), /units\["..\/flux"\] is not the name of a unit/],
  ["a unit of no layer", text.replace("eu/flux", "eu/secrets"), /is not the name of a unit/],
  ["a unit's name in capitals", text.replace("eu/flux", "EU/flux"), /is not the name of a unit/],
  ["a digest cut short", text.replace(unitLine, unitLine.replace("cc", "c")), /input must be a SHA-256 digest/],
  ["a tree id in capitals", text.replace(unitLine, unitLine.replace(tree, "B".repeat(40))), /must be a Git tree id/],
  [
    "an application's name that is none",
    text.replace('"123": {"rep', '"../x": {"rep'),
    /is not the name of an application/,
  ],
  [
    "a repository without owner",
    text.replace("acme/numbers", "numbers"),
    /repository must be owner\/name, got "numbers"/,
  ],
  ["an image with a line break", text.replace("acme/shop@", "acme\\nshop@"), /image must be an image/],
  [
    "a suite that is no yes",
    printLock(tested).replace('"suite":true', '"suite":false'),
    /suite must be true, got false/,
  ],
  ["a short commit", text.replace(`"commit":"${sha}"`, '"commit":"abc1234"'), /commit must be a commit, got "abc1234"/],
  ["an unknown key in a unit", text.replace('{"input"', '{"x":1,"input"'), /has an unknown key "x"/],
  ["a line twice", text.replace(unitLine, unitLine + unitLine), /not in the form Landfall writes it in/],
  ["other white space", text.replace("  }\n}", "}}"), /not in the form Landfall writes it in/],
  ["keys of every object", text.replace('"renderer"', '"__proto__": {}, "renderer"'), /unknown key "__proto__"/],
  ["very deep nesting", "[".repeat(100_000), /is not JSON/],
] as const) {
  refused(title, () => {
    assert.throws(
      () => parseLock(broken),
      (error: unknown) => error instanceof UserError && reason.test(error.message),
    );
  });
}

refused("without repeating more than a little of what it saw", () => {
  const long = text.replace("0.1.0", "x".repeat(10_000));
  assert.throws(
    () => parseLock(long),
    (error: unknown) => error instanceof UserError && error.message.length < 300,
  );
});

refused.run();
