import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseFlux } from "../../events/flux.ts";
import { digest, eventOf, payload, revision } from "./flux.sample.ts";

const whose = suite("whom Flux speaks of");

whose("the event names environment, unit, revision and digest", () => {
  assert.equal(eventOf({}), {
    environment: "staging",
    unit: "staging-eu/apps/shop",
    revision,
    digest,
    step: "healthy",
    state: "done",
    message: "Health check passed in 0s",
    at: "2026-11-20T12:00:00Z",
    source: "flux",
    reason: "Progressing",
  });
});

whose("the root Kustomization is the unit flux", () => {
  assert.is(eventOf({ involvedObject: { ...payload.involvedObject, name: "flux" } })?.unit, "staging-eu/flux");
});

whose("the digest is read from the annotation's long name too", () => {
  const { "unit-digest": _short, ...metadata } = payload.metadata;
  assert.is(eventOf({ metadata: { ...metadata, "event.toolkit.fluxcd.io/unit-digest": digest } })?.digest, digest);
  assert.is(eventOf({ metadata })?.digest, undefined);
});

whose("fractions of a second and other zones are told in whole seconds of UTC", () => {
  assert.is(eventOf({ timestamp: "2026-11-20T13:00:00.987654+01:00" })?.at, "2026-11-20T12:00:00Z");
});

for (const text of ["main", `main@sha1:${revision}0`, "1.2.0", `main@sha256:${"e".repeat(64)}`, "main@sha1:--exec=x"]) {
  whose(`${text} is no revision`, () => {
    assert.is(eventOf({ metadata: { ...payload.metadata, revision: text } })?.revision, undefined);
  });
}

const object = (changes: object) => ({ involvedObject: { ...payload.involvedObject, ...changes } });
const metadata = (changes: object) => ({ metadata: { ...payload.metadata, ...changes } });
const foreign: readonly (readonly [string, unknown])[] = [
  ["nothing", undefined],
  ["null", null],
  ["text", "Health check passed in 1s"],
  ["a list", [payload]],
  ["an empty object", {}],
  ["a kind that nobody listens to", { ...payload, ...object({ kind: "ImagePolicy" }) }],
  ["a Kustomization of another namespace", { ...payload, ...object({ namespace: "shop" }) }],
  ["a Kustomization of no layer", { ...payload, ...object({ name: "podinfo" }) }],
  ["a Kustomization whose application is no name", { ...payload, ...object({ name: "apps-../x" }) }],
  ["no cluster", { ...payload, ...metadata({ cluster: undefined }) }],
  ["a cluster that is a path", { ...payload, ...metadata({ cluster: "../production" }) }],
  ["an environment that is no name", { ...payload, ...metadata({ environment: "staging/../production" }) }],
  ["an environment in a list", { ...payload, ...metadata({ environment: ["staging"] }) }],
  ["metadata inherited from a prototype", { ...payload, metadata: Object.create(payload.metadata) }],
  ["a message of 40,000 characters", { ...payload, message: "x".repeat(40_000) }],
  ["no time", { ...payload, timestamp: "yesterday" }],
  ["a time that does not exist", { ...payload, timestamp: "2026-02-31T25:00:00Z" }],
  ["a reason that is no word", { ...payload, reason: "a b" }],
  ["a number as severity", { ...payload, severity: 1 }],
];
for (const [what, sent] of foreign)
  whose(`${what} is told of no unit`, () => assert.is(parseFlux(sent).status, "unknown"));

whose("any JSON is parsed without a throw, and without a success", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => assert.is(parseFlux(value).status, "unknown")));
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(payload)), fc.jsonValue(), (key, value) => {
      const parsed = parseFlux({ ...payload, [key]: value });
      assert.ok(parsed.status === "unknown" || typeof parsed.event.at === "string");
    }),
  );
});
whose.run();
