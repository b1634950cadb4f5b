import { suite } from "uvu";
import * as assert from "uvu/assert";
import { reporters } from "../../../actions/doctor/checks/reporters.ts";
import { sharedReporter } from "../../../actions/doctor/checks/shared-reporter.ts";
import { statusReporters } from "../../../actions/doctor/checks/status-reporters.ts";
import type { Facts, SettingsFacts } from "../../../model/setup/facts.ts";
import type { Finding } from "../../../model/setup/finding.ts";
import type { Role } from "../../../model/setup/role.ts";
import { seen } from "../../../model/setup/seen.ts";
import { examine, findings, withRepository, world } from "./set-up.ts";

const repositories = ["specs", "environments", "events", "shop"].map((name) => `globex/${name}`);
const holder = (permissions: Readonly<Record<string, "read">>) => ({
  ...world,
  token: {
    login: "eve",
    kind: "user" as const,
    repositories: Object.fromEntries(repositories.map((name) => [name, permissions])),
  },
});
const of = (all: readonly Finding[], check: string) => all.filter((one) => one.check === check);

const unseen = suite("doctor, where the token sees too little");

unseen("never calls fine what it could not see, and says what it takes to see it", async () => {
  const all = await findings(holder({ contents: "read" }));
  assert.equal(
    all.filter(({ state }) => state === "wrong"),
    [],
  );
  const blind = ["actions-enabled", "actions-allowed", "approval", "key-environment", "key-secret", "key-elsewhere"];
  for (const check of [...blind, "client-id", "bypass", "landfall-app", "reporters"]) {
    assert.ok(of(all, check).length > 0, check);
    for (const { state, says } of of(all, check)) {
      assert.is(state, "not checked", `${check}: ${says}`);
      assert.match(says, /: read|administration: write/);
    }
  }
  for (const check of ["reachable", "first-commit", "workflows", "pull-request-rule"])
    for (const { state } of of(all, check)) assert.is(state, "fine", check);
});

unseen("calls a repository that it may not see missing, and nothing else of it wrong or fine", async () => {
  const { token } = holder({ contents: "read" });
  const { "globex/specs": _, ...others } = token.repositories;
  const all = await findings({ ...world, token: { ...token, repositories: others } });
  const ofSpecs = all.filter(({ subject }) => subject === "globex/specs");
  assert.equal(
    ofSpecs.filter(({ state }) => state !== "not checked").map(({ check, state }) => `${check} ${state}`),
    ["reachable wrong"],
  );
  assert.ok(ofSpecs.length > 10);
});

unseen("says which of an App's repositories nobody told it", async () => {
  const { seesInstallations: _, ...token } = world.token;
  const all = await findings({ ...world, token });
  for (const { state, says } of [...of(all, "landfall-app"), ...of(all, "reporters")]) {
    assert.is(state, "not checked");
    assert.match(says, /^installed with the right permissions; on which repositories: the token may not look/);
  }
});

unseen("cannot tell what classic protection asks for", async () => {
  const { setup: { rulesets: _, ...setup } = {} } = world.repositories.specs;
  const all = await findings(withRepository("specs", { setup, protection: { main: { requirePullRequest: true } } }));
  for (const check of ["pull-request-rule", "required-check", "owner-review", "bypass"]) {
    const [found] = of(all, check).filter(({ subject }) => subject === "globex/specs");
    assert.equal([found?.state, found?.says.slice(0, 31)], ["not checked", "main has classic protection, wh"], check);
  }
});

unseen("calls an empty repository empty, and its files missing", async () => {
  const all = await findings(withRepository("events", { files: {} }));
  const wrong = all.filter(({ state }) => state === "wrong").map(({ check, subject }) => `${check} ${subject}`);
  assert.equal([...new Set(wrong)], ["first-commit globex/events", "workflows globex/events"]);
});

unseen("shows what is wrong with the specs before it asks GitHub anything", async () => {
  const specs = new Map([...world.specs].filter(([path]) => !path.endsWith("organization.yaml")));
  assert.is((await examine({ ...world, specs })).status, "invalid");
});

unseen.run();

const identities = suite("reporters");
const writing = (...logins: readonly string[]): SettingsFacts["writers"] =>
  seen(logins.map((login) => ({ login, isAdmin: false })));
const facts = (
  reporting: Facts["reporters"],
  { events = writing(), environments = writing() }: Partial<Record<Role, SettingsFacts["writers"]>>,
): Facts =>
  ({
    serverUrl: "https://github.com",
    owner: "globex",
    settings: {
      specs: { asked: "globex/specs", writers: writing() },
      environments: { asked: "globex/environments", writers: environments },
      events: { asked: "globex/events", writers: events },
    },
    reporters: reporting,
    statusReporters: [],
  }) as unknown as Facts;
const person = { environment: "staging", tier: "staging", login: "Robot" };

const rows: readonly (readonly [events: readonly string[], environments: readonly string[], state: string])[] = [
  [["robot"], [], "fine"],
  [["eve"], [], "wrong"],
  [["robot"], ["robot"], "wrong"],
];
for (const [events, environments, state] of rows) {
  const who = `events: ${events}, environments: ${environments}`;
  identities(`that are a person's login must write to events and to nothing else: ${who}`, () => {
    const of = facts([person], { events: writing(...events), environments: writing(...environments) });
    assert.equal(
      [...reporters.look(of)].map((verdict) => verdict.state),
      [state],
    );
  });
}

identities("that are a person's login are not checked where nobody may see who writes", () => {
  const of = facts([person], { events: { status: "hidden", reason: "no" } });
  assert.equal(
    [...reporters.look(of)].map(({ state }) => state),
    ["not checked"],
  );
});

identities(
  "that write statuses must not be those that report, whatever the case, whose policy somebody turned off",
  () => {
    const all = { ...facts([person], {}), statusReporters: [{ ...person, login: "ROBOT" }] };
    const [verdict] = [...statusReporters.look(all)];
    assert.equal(
      [verdict?.state, verdict?.says],
      ["wrong", "it reports for staging, so on globex/environments it could write manifests"],
    );
  },
);

identities("that write statuses with a person's token are never called fine", () => {
  const all = { ...facts([person], {}), statusReporters: [{ ...person, login: "other" }] };
  assert.equal(
    [...statusReporters.look(all)].map(({ state }) => state),
    ["not checked"],
  );
});

identities("of production may not speak for a lower tier too, whatever the case", () => {
  const production = { environment: "production", tier: "production", login: "robot" };
  const all = [...sharedReporter.look(facts([person, production], {}))];
  assert.equal(
    all.map(({ subject, state }) => [subject, state]),
    [
      ["Robot", "fine"],
      ["robot", "wrong"],
    ],
  );
  assert.match(all[1]?.says ?? "", /^it speaks for production and for staging, which could claim to be it$/);
});

identities.run();
