import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openTask } from "../../../model/task/open.ts";
import { refusalOf, statusRefusalOf } from "../../../model/task/reporter.ts";
import type { Lock, LockedUnit } from "../../../model/tree/lock.ts";
import { sha } from "./task.sample.ts";

const unit = (digit: string, application = "shop"): LockedUnit => ({
  input: digit.repeat(64),
  rendered: sha(digit),
  application,
});
const lock = (units: Readonly<Record<string, LockedUnit>>, changes: Partial<Lock> = {}): Lock => ({
  source: `acme/specs@${sha("5")}`,
  renderer: "1.0.0",
  reporter: "acme-staging[bot]",
  applications: new Map([["shop", { repository: "acme/shop", commit: sha("a"), image: "ghcr.io/acme/shop:1" }]]),
  units: new Map(Object.entries(units)),
  ...changes,
});
const id = { target: { environment: "staging", application: "shop" }, commit: sha("c") };
const before = lock({
  "eu/apps/shop": unit("1"),
  "eu/tenants/shop": unit("2"),
  "us/apps/shop": unit("3"),
  "eu/apps/cart": unit("4", "cart"),
});

const { application: _none, ...flux } = unit("0");
const steered = { "eu/flux": flux, "us/flux": flux };

const opening = suite("openTask");

opening("has the changed units of its application, and where they came from", () => {
  const after = lock({
    ...Object.fromEntries(before.units),
    "eu/apps/shop": unit("7"),
    "eu/apps/cart": unit("8", "cart"),
  });
  assert.equal(openTask(id, before, after), {
    ...id,
    parts: [{ unit: "eu/apps/shop", digest: sha("7") }],
    source: { repository: "acme/specs", commit: sha("5") },
    application: { repository: "acme/shop", commit: sha("a") },
    image: "ghcr.io/acme/shop:1",
    events: [],
  });
});

opening("has every unit where there was no lock before", () => {
  const parts = openTask(id, undefined, before)?.parts.map((part) => part.unit);
  assert.equal(parts, ["eu/apps/shop", "eu/tenants/shop", "us/apps/shop"]);
});

opening("knows no commit where the lock names none", () => {
  const applications = new Map([["shop", { repository: "acme/shop" }]]);
  const task = openTask(id, undefined, lock(Object.fromEntries(before.units), { applications }));
  assert.equal([task?.application, task?.image], [undefined, undefined]);
});

const withSuite = (...names: readonly string[]) => ({
  applications: new Map(names.map((name) => [name, { repository: `acme/${name}`, suite: true as const }])),
});

opening("waits for the application's suite where the lock has one and anything of it stays", () => {
  const units = Object.fromEntries(before.units);
  const suiteOf = (units: Readonly<Record<string, LockedUnit>>, names = ["shop"]) =>
    openTask(id, before, lock({ ...steered, ...units }, withSuite(...names)))?.suite;
  const { "us/apps/shop": _us, ...fewer } = units;
  assert.is(suiteOf({ ...units, "eu/apps/shop": unit("7") }), true);
  assert.is(suiteOf({ ...fewer, "eu/apps/shop": unit("7") }), true);
  assert.is(suiteOf({ ...units, "eu/apps/shop": unit("7") }, ["cart"]), undefined);
  assert.is(suiteOf({ "eu/apps/cart": unit("4", "cart") }), undefined);
});

opening("of a whole environment has a part of each application with a suite that its suite speaks of", () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const units = names.flatMap((name) =>
    ["eu/apps", "eu/tenants", "us/apps"].map((of) => [`${of}/${name}`, unit("1", name)] as const),
  );
  const whole = openTask(
    { ...id, target: { environment: "staging", application: "b" } },
    lock({}),
    lock({ ...steered, ...Object.fromEntries(units) }, withSuite("a", "f")),
  );
  const none = openTask({ ...id, target: { environment: "staging" } }, lock({}), lock(Object.fromEntries(units)));
  const carrying = whole?.parts.filter((part) => part.suite).map((part) => part.unit);
  assert.equal([whole?.suite, whole?.target.application], [undefined, undefined]);
  assert.equal(carrying, ["eu/apps/a", "eu/apps/f"]);
  assert.equal(
    none?.parts.filter((part) => part.suite),
    [],
  );
});

const partsAfter = (units: Readonly<Record<string, LockedUnit>>) =>
  openTask(id, before, lock({ ...steered, ...units }))?.parts;

opening("that removes the application waits for the namespaces, and where one stays, for what was in it", () => {
  assert.equal(partsAfter({ "eu/apps/cart": unit("4", "cart") }), [
    { unit: "eu/tenants/shop", digest: sha("2"), removed: true },
    { unit: "us/apps/shop", digest: sha("3"), removed: true },
  ]);
});

opening("that takes the application from one cluster and changes it on another has both", () => {
  const parts = partsAfter({ "us/apps/shop": unit("7"), "eu/apps/cart": unit("4", "cart") });
  assert.equal(parts, [
    { unit: "eu/tenants/shop", digest: sha("2"), removed: true },
    { unit: "us/apps/shop", digest: sha("7") },
  ]);
});

opening("of an application whose tenant stays waits for the application alone", () => {
  const parts = partsAfter({
    "eu/tenants/shop": unit("2"),
    "us/apps/shop": unit("3"),
    "eu/apps/cart": unit("4", "cart"),
  });
  assert.equal(parts, [{ unit: "eu/apps/shop", digest: sha("1"), removed: true }]);
});

opening("has no part for what was on a cluster that is removed as a whole, where nobody deletes it", () => {
  assert.is(openTask(id, before, lock({ "eu/apps/cart": unit("4", "cart") })), undefined);
});

opening("has no part for what is removed and was of no task", () => {
  const { application: _application, ...claims } = unit("6");
  const units = { ...steered, ...Object.fromEntries(before.units) };
  assert.is(openTask(id, lock({ ...units, "eu/data/shop": claims }), lock(units)), undefined);
});

const unchanged: readonly (readonly [string, Lock])[] = [
  ["nothing changed", before],
  [
    "only the inputs of a unit changed",
    lock({ ...Object.fromEntries(before.units), "eu/apps/shop": { ...unit("1"), input: "9".repeat(64) } }),
  ],
  [
    "only another application changed",
    lock({ ...Object.fromEntries(before.units), "eu/apps/cart": unit("8", "cart") }),
  ],
];
for (const [when, after] of unchanged) {
  opening(`there is no task where ${when}`, () => assert.is(openTask(id, before, after), undefined));
}
opening.run();

const refusing = suite("refusalOf");
const senders: readonly (readonly [string, string, Lock | undefined, RegExp | undefined])[] = [
  ["the reporter", "acme-staging[bot]", before, undefined],
  ["the reporter in other letters", "Acme-Staging[bot]", before, undefined],
  ["a person of the bot's name", "acme-staging", before, /may not speak of staging/],
  [
    "somebody else",
    "mallory\u001b",
    before,
    /"mallory\\u001b" may not speak of staging: its reporter is "acme-staging\[bot\]"/,
  ],
  ["anyone, of an environment that is not there", "acme-staging[bot]", undefined, /there is no environment staging/],
];
for (const [who, sender, at, refusal] of senders) {
  refusing(`${who} is ${refusal === undefined ? "heard" : "refused"}`, () => {
    const said = refusalOf(sender, "staging", at);
    assert.is(refusal === undefined ? said === undefined : refusal.test(said ?? ""), true, said);
  });
}
refusing.run();

const statuses = suite("statusRefusalOf");
const told: Lock = { ...before, statusReporter: "acme-staging-status[bot]" };
const creators: readonly (readonly [string, string, Lock | undefined, RegExp | undefined])[] = [
  ["the status reporter", "acme-staging-status[bot]", told, undefined],
  ["the status reporter in other letters", "Acme-Staging-Status[bot]", told, undefined],
  ["the reporter", "acme-staging[bot]", told, /its status reporter is "acme-staging-status\[bot\]"/],
  ["Landfall's App", "acme-landfall[bot]", told, /may not write statuses of staging/],
  ["the reporter, where nobody writes statuses", "acme-staging[bot]", before, /it has no status reporter/],
  ["anyone, of an environment that is not there", "mallory", undefined, /there is no environment staging/],
];
for (const [who, creator, at, refusal] of creators) {
  statuses(`${who} is ${refusal === undefined ? "believed" : "refused"}`, () => {
    const said = statusRefusalOf(creator, "staging", at);
    assert.is(refusal === undefined ? said === undefined : refusal.test(said ?? ""), true, said);
  });
}
statuses.run();
