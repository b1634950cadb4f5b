import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Word } from "../../../model/change/word-text.ts";
import { otherWords, wordsOf } from "../../../model/change/words.ts";
import { type Edits, revisedBy, type Specs } from "./revised.ts";

const test = suite("words");

const text = ({ subject, field, before = "", after = "" }: Word): string =>
  `${subject} ${field}: ${before} > ${after}`.replace(/\s+/g, " ").trim();

type Row = readonly [claim: string, edits: Edits, environment: string, words: readonly string[], more?: Specs];
const rows: readonly Row[] = [
  ["a number for all", { "shop.yaml": [["min: 2", "min: 3"]] }, "staging", ["shop scaling.min: 2 > 3"]],
  ["nothing where an override says otherwise", { "shop.yaml": [["min: 2", "min: 3"]] }, "production", []],
  [
    "scaling in place of replicas",
    { "billing.yaml": [["  replicas: 2\n", "  scaling: { min: 2, max: 4 }\n"]] },
    "staging",
    ["billing replicas: 2 >", "billing scaling: > min: 2, max: 4, cpu: 70"],
  ],
  ["a variable", { "shop.yaml": [["CURRENCY: EUR", "CURRENCY: USD"]] }, "dev", ["shop config.CURRENCY: EUR > USD"]],
  [
    "what nobody may read",
    { "shop.yaml": [["CURRENCY: EUR", "ADMIN_PASSWORD: hunter2"]] },
    "dev",
    ["shop config.CURRENCY: EUR >", "shop config.ADMIN_PASSWORD: > (hidden)"],
  ],
  [
    "a release, by its version and the start of its digest",
    {
      "staging/release.yaml": [
        ["digest: sha256:a406", "digest: sha256:b406"],
        ["version: 1.5.0", "version: 1.6.0"],
      ],
    },
    "staging",
    ["shop release: 1.5.0 (shop@sha256:a406675886b0) > 1.6.0 (shop@sha256:b406675886b0)"],
  ],
  [
    "an environment that an application leaves",
    {
      "shop.yaml": [["    staging:\n      routes:\n        - host: shop.staging.acme.example\n", ""]],
      "staging/release.yaml": [
        [
          "    shop:\n      digest: sha256:a406675886b0ee8750ddef800b62959b082b61dec3b5acbb915696d3a10619f1\n      version: 1.5.0\n      commit: cdc2218151fa70102841bef89dcf85344fd62024\n",
          "",
        ],
      ],
      "billing.yaml": [["  callers: [shop]\n", ""]],
    },
    "staging",
    ['billing callers: ["shop"] > []', "shop : runs here >"],
  ],
  [
    "what is said of the environment and its clusters",
    {
      "staging/environment.yaml": [["merge: auto", "merge: manual"]],
      "staging/cluster.yaml": [["    certResolver: letsencrypt\n", ""]],
    },
    "staging",
    ["Cluster staging-eu ingress.certResolver: letsencrypt >", "Environment staging merge: auto > manual"],
  ],
];
for (const [claim, edits, environment, words, more] of rows)
  test(`tell ${claim}`, () => {
    assert.equal(wordsOf(revisedBy(edits, more), environment).map(text), words);
  });

test("name the edits they come from, and no others", () => {
  const revised = revisedBy({
    "shop.yaml": [
      ["min: 2", "min: 3"],
      ["CURRENCY: EUR", "CURRENCY: USD"],
    ],
  });
  const named = wordsOf(revised, "staging").map((word) => [
    word.field,
    word.edits.map((index) => revised.edits[index]?.path.join(".")),
  ]);
  assert.equal(named, [
    ["config.CURRENCY", ["spec.config.CURRENCY"]],
    ["scaling.min", ["spec.scaling.min"]],
  ]);
});

test("and the edits themselves hold nothing that nobody may read", () => {
  const redis = `apiVersion: landfall/v1
kind: Application
metadata: { name: redis }
spec:
  repository: redis
  chart: { url: oci://ghcr.io/acme/charts/redis, version: 1.4.0, values: { adminPassword: hunter2 } }
  environments: { dev: {} }
`;
  const edits: Edits = { "shop.yaml": [["CURRENCY: EUR", "ADMIN_PASSWORD: hunter2"]] };
  const revised = revisedBy(edits, { "environments/applications/redis.yaml": redis });
  assert.ok(revised.edits.length > 2);
  assert.not.ok(JSON.stringify(revised.edits).includes("hunter2"));
});

test("leave no edit unsaid: what makes nothing different anywhere is told of the document", () => {
  const revised = revisedBy({
    "access.yaml": [["people: [grace, linus]", "people: [linus]"]],
    "shop.yaml": [["min: 2", "min: 3"]],
  });
  const said = ["dev", "staging", "production", "cicd"].flatMap((name) => wordsOf(revised, name));
  assert.equal(otherWords(revised.edits, said).map(text), [
    'Access acme groups.payments.people: ["grace","linus"] > ["linus"]',
  ]);
});

test.run();
