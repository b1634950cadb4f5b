import { suite } from "uvu";
import * as assert from "uvu/assert";
import { failureIn } from "../../events/flux-failure.ts";
import { meaningOf } from "../../events/flux-message.ts";

const web = { kind: "Deployment", namespace: "shop", name: "web" };

const named = suite("what a failure names");
const rows: readonly (readonly [message: string, named: ReturnType<typeof failureIn>])[] = [
  ["Deployment/shop/web not ready in 5m", web],
  ["Deployment/shop/web and 2 more stalled after 25s", web],
  ["Deployment/shop/web stalled", web],
  ["Deployment/shop/web stalled by hand", undefined],
  ["Canary/shop/web: the analysis failed, rolled back", { ...web, kind: "Canary" }],
  ["Namespace/shop not ready in 5m", { kind: "Namespace", name: "shop" }],
  ['Secret/shop/web: forbidden: User "a" cannot patch', { ...web, kind: "Secret", field: ["forbidden"] }],
  ["Deployment/shop/web dry-run failed: denied", web],
  ["ClusterRole/system:web: denied the request", { kind: "ClusterRole", name: "system:web" }],
  ['Deployment/shop/web: spec.strategy: Unsupported value: "Sideways"', { ...web, field: ["spec", "strategy"] }],
  [
    "Deployment/shop/web: [spec.template.spec.containers[0].image: Required value, spec.x: Invalid value: 1]",
    { ...web, field: ["spec", "template", "spec", "containers", 0, "image"] },
  ],
  [
    'Deployment/shop/web: metadata.annotations[acme.example/a]: Invalid value: "x"',
    { ...web, field: ["metadata", "annotations", "acme.example/a"] },
  ],
  [
    "Deployment/shop/web: failed to create typed patch object (shop/web; apps/v1, Kind=Deployment): .spec.foo: field not declared in schema",
    { ...web, field: ["spec", "foo"] },
  ],
  ["context deadline exceeded", undefined],
  ["Deployment/shop/web", undefined],
  ["Deployment/shop/../../etc/passwd: spec.x: no", undefined],
  ["", undefined],
];
for (const [message, expected] of rows) named(`by "${message}"`, () => assert.equal(failureIn(message), expected));

named("is told by what Flux says of an object that the API server refused", () => {
  const message =
    'Deployment/shop/web dry-run failed (Invalid): Deployment.apps "web" is invalid: spec.strategy: Unsupported value: "Sideways"';
  const { message: said } = meaningOf({ severity: "error", reason: "ReconciliationFailed", message });
  assert.equal(failureIn(said), { ...web, field: ["spec", "strategy"] });
});

const hostile: readonly (readonly [claim: string, message: string])[] = [
  ["many slashes", "/".repeat(100_000)],
  ["a name without an end", `Deployment/shop/${"a".repeat(100_000)}: spec.x: no`],
  ["a path without an end", `Deployment/shop/web: spec${".a".repeat(50_000)}`],
  ["brackets without an end", `Deployment/shop/web: spec${"[".repeat(100_000)}`],
  ["spaces and colons", `Deployment/shop/web${": ".repeat(50_000)}`],
];
for (const [claim, message] of hostile)
  named(`is found at once in ${claim}`, () => {
    const { field } = failureIn(message) ?? {};
    assert.is(field, undefined);
  });
named.run();
