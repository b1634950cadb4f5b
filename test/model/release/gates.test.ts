import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Move } from "../../../model/release/candidate.ts";
import { areOpen, type Gate, type GatesRequest, gatesOf } from "../../../model/release/gates.ts";
import type { Delivery } from "../../../model/spec/documents.generated.ts";
import type { Access } from "../../../model/spec/model.ts";
import { digest, sha } from "./candidates.ts";

const access: Access = {
  name: "acme",
  people: {
    ada: { github: "ada", email: "ada@acme.example" },
    linus: { github: "Linus", email: "linus@acme.example" },
    grace: { github: "grace", email: "grace@acme.example" },
  },
  grants: [
    { person: "ada", rights: ["approve"] },
    { person: "linus", applications: ["shop"], rights: ["approve"] },
    { person: "grace", environments: ["staging"], rights: ["approve"] },
  ],
};
const move = (application: string, other: Partial<Move> = {}): Move => ({
  ...{ application, from: undefined, because: "tag", verifiedAt: "2026-11-20T11:00:00Z" },
  to: { digest: digest("2"), version: "1.1.0", commit: sha("2") },
  ...other,
});
const ask = (delivery: Partial<Delivery>, other: Partial<GatesRequest> = {}): readonly Gate[] =>
  gatesOf({
    ...{ environment: "production", moves: [move("shop")], now: "2026-11-20T12:00:00Z", approvals: [], access },
    delivery: { on: "tag", after: "staging", ...delivery },
    ...other,
  });
/** `soak closed`, and so on, without the gate on what was verified. */
const states = (...given: Parameters<typeof ask>): readonly string[] =>
  ask(...given).flatMap(({ kind, state }) => (kind === "tests" ? [] : [`${kind} ${state}`]));

const test = suite("gatesOf");

test("what was verified may go on; what was not may not", () => {
  assert.equal(ask({}), [
    { kind: "tests", state: "open", says: "verified at 2026-11-20T11:00:00Z", application: "shop" },
  ]);
  const { verifiedAt: _, ...unverified } = move("shop");
  assert.not.ok(areOpen(ask({}, { moves: [unverified] })));
});

test("an environment that gets every push asks nobody", () => {
  assert.equal(ask({ on: "push" }), []);
});

test("approvals count from those who may approve there, each once, whatever the case of a login", () => {
  const gates = { approvals: 2 };
  assert.equal(states({ gates }), ["approvals closed"]);
  assert.equal(states({ gates }, { approvals: ["ada"] }), ["approvals closed"]);
  assert.equal(states({ gates }, { approvals: ["ada", "grace", "mallory"] }), ["approvals closed"]);
  assert.equal(states({ gates }, { approvals: ["Ada", "linus"] }), ["approvals open"]);
});

test("who may approve one application says nothing of another", () => {
  const moves = [move("shop"), move("billing")];
  assert.equal(states({ gates: { approvals: 1 } }, { moves, approvals: ["linus"] }), [
    "approvals open",
    "approvals closed",
  ]);
});

test("where nobody may approve, it says so and stays closed", () => {
  const [, gate] = ask({ gates: { approvals: 1 } }, { access: undefined, approvals: ["ada"] });
  assert.is(gate?.says, "0 of 1 approvals, nobody may give one: no grant says so");
});

test("an image soaks from when it was verified", () => {
  const gates = { soakMinutes: 60 };
  assert.equal(states({ gates }), ["soak open"]);
  assert.equal(states({ gates }, { now: "2026-11-20T11:59:59Z" }), ["soak closed"]);
});

test("a window is open by the clock of its own time zone, summer and winter", () => {
  const gates = { windows: [{ days: ["friday" as const], from: "09:00", to: "16:00", timeZone: "Europe/Berlin" }] };
  for (const [now, state] of [
    ["2026-11-20T07:59:59Z", "closed"],
    ["2026-11-20T08:00:00Z", "open"],
    ["2026-11-20T14:59:59Z", "open"],
    ["2026-11-20T15:00:00Z", "closed"],
    ["2026-07-17T07:00:00Z", "open"],
    ["2026-07-17T14:00:00Z", "closed"],
    ["2026-11-19T10:00:00Z", "closed"],
  ] as const)
    assert.equal(states({ gates }, { now }), [`window ${state}`], now);
});

test("any of several windows will do", () => {
  const days = ["monday", "friday"] as const;
  const windows = [
    { days, from: "06:00", to: "08:00" },
    { days, from: "11:00", to: "13:00" },
  ];
  assert.equal(states({ gates: { windows } }), ["window open"]);
});

test("nothing is promoted in a freeze, from its first day to its last", () => {
  const freezes = [{ from: "2026-12-20", until: "2027-01-03", reason: "the holidays' sale", owner: "platform" }];
  for (const [day, wanted] of [
    ["2026-12-19T23:59:59Z", []],
    ["2026-12-20T00:00:00Z", ["freeze closed"]],
    ["2027-01-03T23:59:59Z", ["freeze closed"]],
    ["2027-01-04T00:00:00Z", []],
  ] as const)
    assert.equal(states({ freezes }, { now: day }), wanted, day);
  assert.match(ask({ freezes }, { now: "2026-12-24T00:00:00Z" }).at(-1)?.says ?? "", /the holidays' sale \(platform\)/);
});

test("a bypass holds for its application, its version, its gates and until its day, and is shown", () => {
  const freezes = [{ from: "2026-11-20", until: "2026-11-20", reason: "audit", owner: "platform" }];
  const bypass = {
    application: "shop",
    version: "1.1.0",
    gates: ["freeze" as const],
    reason: "stops the loss",
    owner: "ada",
    until: "2026-11-20",
  };
  const gates = ask({ freezes, bypasses: [bypass] });
  assert.ok(areOpen(gates));
  assert.equal(gates.at(-1), {
    ...{ kind: "freeze", state: "bypassed", application: "shop" },
    says: "not waited for until 2026-11-20: stops the loss (ada)",
  });
  for (const other of [
    { application: "billing" },
    { version: "1.2.0" },
    { gates: ["soak" as const] },
    { until: "2026-11-19" },
  ])
    assert.not.ok(areOpen(ask({ freezes, bypasses: [{ ...bypass, ...other }] })), JSON.stringify(other));
});

test("one application's bypass opens nothing for the others", () => {
  const freezes = [{ from: "2026-11-20", until: "2026-11-20", reason: "audit", owner: "platform" }];
  const bypass = {
    application: "shop",
    gates: ["freeze" as const],
    reason: "stops the loss",
    owner: "ada",
    until: "2026-11-20",
  };
  assert.not.ok(areOpen(ask({ freezes, bypasses: [bypass] }, { moves: [move("shop"), move("billing")] })));
});

test("the way back to what runs anyway waits for approvals alone", () => {
  const freezes = [{ from: "2026-11-20", until: "2026-11-20", reason: "audit", owner: "platform" }];
  const moves = [move("shop", { because: "revert" })];
  assert.equal(states({ freezes, gates: { approvals: 1, soakMinutes: 9 } }, { moves }), ["approvals closed"]);
});

test.run();
