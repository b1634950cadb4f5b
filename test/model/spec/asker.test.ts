import { suite } from "uvu";
import * as assert from "uvu/assert";
import { askerOf, askerOfClaims, askingEvents } from "../../../model/spec/asker.ts";

const runs = suite("askerOf");
const run = { event: "workflow_dispatch", attempt: 1, actor: "ada", triggeringActor: "ada" };

for (const event of askingEvents) {
  runs(`is whoever has caused an event of their own: ${event}`, () => {
    assert.equal(askerOf({ ...run, event }), { login: "ada" });
    assert.equal(askerOf({ ...run, event, triggeringActor: undefined }), { login: "ada" });
  });
}

for (const event of [
  "schedule",
  "push",
  "create",
  "release",
  "workflow_run",
  "pull_request",
  "",
  undefined,
  "toString",
]) {
  runs(`is not known where an event does not tell: ${event}`, () => {
    const asker = askerOf({ ...run, event });
    assert.is(asker.login, undefined);
    assert.match("why" in asker ? asker.why : "", /^GitHub does not say who asks by /);
  });
}

for (const event of ["workflow_dispatch", "schedule", "push", undefined]) {
  runs(`is whoever has started the run again, not who caused it: ${event}`, () => {
    assert.equal(askerOf({ ...run, event, attempt: 2, triggeringActor: "eve" }), { login: "eve" });
  });
}

runs("is not known where a run was started again and nobody says by whom", () => {
  for (const triggeringActor of [undefined, ""])
    assert.equal(askerOf({ ...run, attempt: 3, triggeringActor }), {
      login: undefined,
      why: "the run was started again, and GitHub does not say by whom",
    });
});

runs("is not known where nobody is named", () => {
  assert.is(askerOf({ ...run, actor: "", triggeringActor: "" }).login, undefined);
});

runs.run();

const tokens = suite("askerOfClaims");
const claims = {
  ...{ repository: "Acme/specs", ref: "refs/heads/main", event_name: "workflow_dispatch", run_attempt: "1" },
  ...{ workflow_ref: "Acme/specs/.github/workflows/restart.yml@refs/heads/main", actor: "ada" },
};
const caller = { repository: "acme/specs" };

tokens("is the actor of a run of the caller's own workflow on its main", () => {
  assert.equal(askerOfClaims(claims, caller), { login: "ada" });
});

const refused: readonly (readonly [change: Record<string, unknown>, why: RegExp])[] = [
  [{ repository: "eve/specs" }, /^the token is of a run of "eve\/specs", not of acme\/specs$/],
  [{ repository: "acme/specs-2" }, /not of acme\/specs$/],
  [{ repository: ["acme/specs"] }, /^the token is of a run of ""/],
  [{ repository: undefined }, /^the token is of a run of ""/],
  [{ ref: "refs/heads/evil" }, /^the token is of a run at "refs\/heads\/evil", not at refs\/heads\/main$/],
  [{ ref: "refs/pull/7/merge" }, /not at refs\/heads\/main$/],
  [{ ref: "refs/tags/main" }, /not at refs\/heads\/main$/],
  [{ ref: undefined }, /not at refs\/heads\/main$/],
  [{ workflow_ref: "acme/specs/.github/workflows/x.yml@refs/heads/evil" }, /^the token is of the workflow /],
  [{ workflow_ref: "eve/specs/.github/workflows/x.yml@refs/heads/main" }, /^the token is of the workflow /],
  [{ workflow_ref: "acme/specs/x.yml@refs/heads/main" }, /^the token is of the workflow /],
  [{ workflow_ref: undefined }, /^the token is of the workflow /],
  [{ run_attempt: "2" }, /^the run was started again, and its token does not say by whom$/],
  [{ run_attempt: 1 }, /^the run was started again/],
  [{ run_attempt: undefined }, /^the run was started again/],
  [{ event_name: "schedule" }, /^GitHub does not say who asks by schedule$/],
  [{ event_name: undefined }, /^GitHub does not say who asks by what is no event$/],
  [{ actor: undefined }, /^GitHub names no actor$/],
  [{ actor: { login: "ada" } }, /^GitHub names no actor$/],
];
for (const [change, why] of refused) {
  tokens(`is not known where the token is another one: ${JSON.stringify(change)} ${why}`, () => {
    const asker = askerOfClaims({ ...claims, ...change }, caller);
    assert.is(asker.login, undefined);
    assert.match("why" in asker ? asker.why : "", why);
  });
}

tokens("never looks at sub", () => {
  for (const sub of ["repo:eve/x:ref:refs/heads/main", undefined, "ada"])
    assert.equal(askerOfClaims({ ...claims, sub }, caller), { login: "ada" });
});

tokens.run();
