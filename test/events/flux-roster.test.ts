import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseFlux } from "../../events/flux.ts";
import { eventOf, payload, revision } from "./flux.sample.ts";

const involvedObject = { ...payload.involvedObject, name: "roster" };
const taken = "ConfigMap/flux-system/landfall-roster";
/** As kustomize-controller 1.9.5 told it of Kubernetes 1.36. */
const refused = (what: string, policy: string): string =>
  `${taken} dry-run failed (Invalid): configmaps "landfall-roster" is forbidden: ValidatingAdmissionPolicy '${policy}' ` +
  `with binding '${policy}' denied request: ${what} is still going\n`;

const roster = suite("what Flux says of the roster");

for (const action of ["created", "configured"]) {
  roster(`that it was ${action} means that all that was removed is gone`, () => {
    const { unit, step, state, revision: at } = eventOf({ involvedObject, message: `${taken} ${action}` }) ?? {};
    assert.equal([unit, step, state, at], ["staging-eu/roster", "deleted", "done", revision]);
  });
}

for (const [what, policy] of [
  ["Namespace portal", "landfall-roster-namespaces"],
  ["Kustomization tenants-portal", "landfall-roster-kustomizations"],
] as const) {
  roster(`that it is refused because of the ${what} is no failure, and says what is still going`, () => {
    const message = refused(what, policy);
    const event = eventOf({ involvedObject, severity: "error", reason: "ReconciliationFailed", message });
    assert.equal(
      [event?.step, event?.state, event?.message, event?.reason],
      ["deleted", "running", `${what} is still going`, undefined],
    );
  });
}

roster("that it cannot be applied for another reason is told in Flux's words", () => {
  const event = eventOf({ involvedObject, severity: "error", reason: "BuildFailed", message: "no such\nfile" });
  assert.equal([event?.step, event?.state, event?.message], ["deleted", "running", "no such file"]);
});

for (const [reason, message] of [
  ["DependencyNotReady", "Dependencies do not meet ready condition, retrying in 5s"],
  ["Progressing", "Health check passed in 1s"],
  ["ReconciliationSucceeded", `${taken} deleted`],
  ["Progressing", "ConfigMap/shop/landfall-roster configured"],
  ["Progressing", `${taken} configured, or not`],
] as const) {
  roster(`"${message}" says nothing of what was removed`, () => {
    assert.is(parseFlux({ ...payload, involvedObject, reason, message }).status, "unknown");
  });
}

roster.run();
