import { suite } from "uvu";
import * as assert from "uvu/assert";
import { kinds } from "../../model/spec/model.ts";
import type { SchemaField as Field } from "../../schemas/explain/schema-field.ts";
import { fill, leftOver, outdated, tablesOf } from "../../scripts/docs.ts";
import { languagePage, sectionOf } from "../../scripts/language-page.ts";
import { readSchema } from "../../scripts/schema-files.ts";

const docs = suite("the documentation");

docs("is what npm run docs writes", () => {
  assert.equal(
    outdated().map(([path]) => path),
    [],
  );
  assert.equal(leftOver(), []);
});

docs("keeps everything but what stands between the markers", () => {
  const filled = fill("a\n<!-- generated -->\nold\n<!-- /generated -->\nb\n", "new");
  assert.is(filled, "a\n<!-- generated -->\nnew\n<!-- /generated -->\nb\n");
  assert.is(fill(filled, "new"), filled);
  assert.throws(() => fill("a\n", "new"), /markers/);
  assert.throws(() => fill("<!-- /generated --> <!-- generated -->", "new"), /markers/);
});

docs("tells inputs and outputs in a table each", () => {
  const tables = tablesOf({
    inputs: {
      token: { description: "A token.", required: true },
      path: { description: "A folder.", default: "out" },
      name: { description: "A name." },
    },
    outputs: { result: { description: "What it came to." } },
  });
  assert.equal(tables.split("\n"), [
    "| input   | meaning   | default  |",
    "| ------- | --------- | -------- |",
    "| `token` | A token.  | required |",
    "| `path`  | A folder. | `out`    |",
    "| `name`  | A name.   |          |",
    "",
    "| output   | meaning          |",
    "| -------- | ---------------- |",
    "| `result` | What it came to. |",
  ]);
});

docs.run();

/** Names of the fields that a schema declares below `spec`, wherever they are. */
function fieldsIn(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties = {}, ...rest } = schema as { properties?: object };
  return [
    ...Object.keys(properties),
    ...Object.values(properties).flatMap(fieldsIn),
    ...Object.values(rest).flatMap(fieldsIn),
  ];
}

const language = suite("the language page");

for (const kind of kinds) {
  language(`names every field of ${kind}, with its meaning`, () => {
    const { properties, definitions } = readSchema(kind) as Field;
    const section = sectionOf(readSchema(kind) as Field);
    for (const field of fieldsIn([properties?.["spec"], definitions]))
      assert.match(section, new RegExp(`^\\| \`([^\`]*[.])?${field}\` +\\| \\S`, "m"), field);
    assert.not.match(section, /undefined|\[object/);
    assert.ok(languagePage().includes(section));
  });
}

const sample: Field = {
  title: "Sample",
  description: "A sample.",
  properties: {
    spec: {
      required: ["tier"],
      properties: {
        tier: { description: "A | tier.", enum: ["a", "b"], examples: ["a"] },
        count: { description: "How many.", type: "integer", minimum: 1, maximum: 9, default: 2, examples: [3] },
        price: { description: "How much.", type: "number", exclusiveMinimum: 0 },
        hosts: { $ref: "#/definitions/hosts" },
        other: { $ref: "#/definitions/hosts" },
        named: {
          description: "By name.",
          type: "object",
          additionalProperties: { description: "One.", type: "boolean" },
        },
      },
    },
  },
  definitions: {
    hosts: {
      description: "Hosts.",
      type: "array",
      items: { properties: { host: { description: "A host.", type: "string", "x-says": "a host name" } } },
    },
  },
};

language("tells values, defaults and examples of a field, and of a repeated one only where it was told of", () => {
  const rows = sectionOf(sample).split("\n").slice(7);
  assert.equal(
    rows.map((row) => row.replaceAll(/ +/g, " ")),
    [
      "| `tier` | A \\| tier. | `a`, `b` | required | `a` |",
      "| `count` | How many. | a whole number from 1 to 9 | `2` | `3` |",
      "| `price` | How much. | a number above 0 | none | |",
      "| `hosts` | Hosts. | a list | none | |",
      "| `hosts[].host` | A host. | a host name | none | |",
      "| `other` | As `hosts`. | | | |",
      "| `named` | By name. | a map by name | none | |",
      "| `named.<name>` | One. | `true` or `false` | | |",
    ],
  );
});

language.run();
