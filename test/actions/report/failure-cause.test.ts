import { suite } from "uvu";
import * as assert from "uvu/assert";
import { causeOfFailure, type Failure } from "../../../actions/report/failure-cause.ts";
import { failureIn } from "../../../events/flux-failure.ts";
import { dotted } from "../../../model/problem.ts";
import { type Edits, edited, type Specs } from "../../model/change/revised.ts";
import { sample } from "../acme.ts";

const filesOf = (specs: Specs): ReadonlyMap<string, Uint8Array> =>
  new Map(Object.entries(specs).map(([path, text]) => [path, new TextEncoder().encode(text)]));

/** The causes of what a message says of a unit in staging, as `billing.yaml:33 spec.patches`. */
function causes(message: string | undefined, failure: Partial<Failure> & Pick<Failure, "later">): readonly string[] {
  const found = causeOfFailure({
    former: filesOf(sample),
    environment: "staging",
    unit: "staging-eu/apps/billing",
    failed: message === undefined ? undefined : failureIn(message),
    ...failure,
  });
  return found.map(({ file, line, path }) => `${file.split("/").slice(1).join("/")}:${line} ${dotted(path)}`);
}

/** Puts a patch of the Deployment before a line of an application. */
const patched = (line: string, change: string): readonly [string, string] => [
  line,
  `  patches:\n    - target: { kind: Deployment }\n      ${change}\n${line}`,
];
const end = patched("  environments:\n", "merge: { spec: { strategy: { type: Sideways } } }");
const refused = 'Deployment/billing/billing: spec.strategy: Unsupported value: "Sideways"';
const unready = "Deployment/billing/billing not ready in 5m";

const changed = suite("the cause of a failure");
const rows: readonly (readonly [claim: string, message: string, edits: Edits, causes: readonly string[]])[] = [
  [
    "is the patch whose field was refused, among other edits of the object",
    refused,
    { "billing.yaml": [["replicas: 2", "replicas: 4"], ["DATABASE_HOST: billing.db", "DATABASE_HOST: money.db"], end] },
    ["applications/billing.yaml:22 spec.patches"],
  ],
  [
    "is a patch by operations, where one is of the field",
    "Deployment/billing/billing: spec.template.spec.containers[0].image: Required value",
    {
      "billing.yaml": [
        ["replicas: 2", "replicas: 4"],
        ["port: 9000", "port: 9001"],
        patched("  environments:\n", "operations: [{ op: remove, path: /spec/template/spec/containers/0/image }]"),
      ],
    },
    ["applications/billing.yaml:22 spec.patches"],
  ],
  [
    "is every edit of the object, where no field is named",
    unready,
    { "billing.yaml": [["replicas: 2", "replicas: 4"], end] },
    ["applications/billing.yaml:14 spec.replicas", "applications/billing.yaml:22 spec.patches"],
  ],
  [
    "is every edit of the object, where none is of the field that is named",
    "Deployment/billing/billing: spec.selector: field is immutable",
    { "billing.yaml": [["replicas: 2", "replicas: 4"]] },
    ["applications/billing.yaml:14 spec.replicas"],
  ],
  [
    "is no more than three lines",
    unready,
    {
      "billing.yaml": [["replicas: 2", "replicas: 4"], ["port: 9000", "port: 9001"], ["billing.db.acme", "money"], end],
    },
    [
      "applications/billing.yaml:9 spec.port",
      "applications/billing.yaml:11 spec.config.DATABASE_HOST",
      "applications/billing.yaml:14 spec.replicas",
    ],
  ],
  [
    "is in another document, where that is what has changed",
    unready,
    { "staging/release.yaml": [["version: 2.3.1", "version: 2.3.2"]] },
    ["staging/release.yaml:11 spec.applications.billing.version"],
  ],
  ["is none of the edits of other objects", unready, { "billing.yaml": [["callers: [shop]", "callers: []"]] }, []],
  ["is nothing where the object is as it was before", unready, { "shop.yaml": [["min: 2", "min: 3"]] }, []],
  ["is nothing for an object that is not there", "Pod/billing/x not ready in 5m", { "billing.yaml": [end] }, []],
];
for (const [claim, message, edits, expected] of rows)
  changed(claim, () => assert.equal(causes(message, { later: filesOf(edited(edits)) }), expected));

changed("is what changes the unit, where no object is named", () => {
  assert.equal(causes(undefined, { later: filesOf(edited({ "billing.yaml": [end] })) }), [
    "applications/billing.yaml:22 spec.patches",
  ]);
});

changed("is each edit without which it would not be so, where none does it alone", () => {
  const routed = "    staging:\n      routes:\n        - host: shop.staging.acme.example\n";
  const found = causes("IngressRoute/shop/shop not ready in 5m", {
    later: filesOf(edited({ "shop.yaml": [[routed, "    staging:\n      replicas: 2\n"]] })),
    unit: "staging-eu/apps/shop",
  });
  assert.equal(found.length, 1);
  assert.match(found[0] ?? "", /^applications\/shop.yaml:\d+ spec.environments.staging/);
});
changed.run();

const arrived = suite("the cause of a failure of a new application");
/** acme before it had billing. */
const former = Object.fromEntries(
  Object.entries(edited({ "billing.yaml": undefined, "access.yaml": [["[shop, billing]", "[shop]"]] })).map(
    ([path, text]) => [path, text.replace(/ {4}billing:\n(?: {6}.*\n)+/, "")],
  ),
);

arrived("is its document", () => {
  assert.equal(causes(unready, { former: filesOf(former), later: filesOf(sample) }), ["applications/billing.yaml:2 "]);
});

arrived("is the field that sets what was refused", () => {
  const later = filesOf(edited({ "billing.yaml": [end] }));
  assert.equal(causes(refused, { former: filesOf(former), later }), ["applications/billing.yaml:22 spec.patches"]);
  assert.equal(causes("Deployment/billing/billing: spec.replicas: Invalid value", { former: filesOf(former), later }), [
    "applications/billing.yaml:14 spec.replicas",
  ]);
});

arrived("is its document, where no field sets what was refused", () => {
  const found = causes(refused, { former: filesOf(former), later: filesOf(sample) });
  assert.equal(found, ["applications/billing.yaml:2 "]);
});

arrived("is its document, where there were no specs at all", () => {
  assert.equal(causes(unready, { former: undefined, later: filesOf(sample) }), ["applications/billing.yaml:2 "]);
});

arrived("is what brings it to an environment, where it was in others before", () => {
  const elsewhere = edited({ "billing.yaml": [["    staging: {}\n", ""]] });
  const release = "environments/staging/release.yaml";
  const before = filesOf({ ...elsewhere, [release]: former[release] ?? "" });
  assert.equal(causes(unready, { former: before, later: filesOf(sample) }), [
    "applications/billing.yaml:23 spec.environments.staging",
    "staging/release.yaml:9 spec.applications.billing",
  ]);
});
arrived.run();

const unreadable = suite("specs that cannot be used");
const broken: readonly (readonly [string, Partial<Failure>])[] = [
  ["no specs", { later: new Map() }],
  ["specs before that are none", { former: filesOf({ "environments/x.yaml": "a: [" }) }],
  ["specs that are none", { later: filesOf({ "environments/x.yaml": "\u0000" }) }],
  ["a unit of another environment", { environment: "production" }],
  ["an environment that is none", { environment: "../.." }],
  ["a unit that is none", { unit: "../../etc/passwd" }],
  ["a unit of a cluster", { unit: "staging-eu/flux" }],
];
for (const [claim, failure] of broken)
  unreadable(`${claim}: no cause`, () => {
    assert.equal(causes(unready, { later: filesOf(edited({ "billing.yaml": [end] })), ...failure }), []);
  });
unreadable.run();
