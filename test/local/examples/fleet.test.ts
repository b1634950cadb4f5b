import { suite } from "uvu";
import * as assert from "uvu/assert";
import { exampleFleet } from "../../../local/examples/fleet.ts";
import { kinds } from "../../../model/spec/model.ts";
import { load } from "../../../schemas/load.ts";
import { readSchema } from "../../../scripts/schema-files.ts";

type Schema = { readonly [key: string]: unknown };
type Fields = readonly string[];

const anyKey = "*";

/** Every property within a schema as the way to it from the document's root. */
function* fieldsOf(given: Schema, way: Fields, root: Schema): Generator<Fields> {
  const { properties = {}, additionalProperties, items } = resolved(given, root);
  for (const [name, one] of Object.entries(properties as Record<string, Schema>)) {
    yield [...way, name];
    yield* fieldsOf(one, [...way, name], root);
  }
  for (const values of [additionalProperties, items])
    if (typeof values === "object") yield* fieldsOf(values as Schema, [...way, anyKey], root);
}

function resolved(schema: Schema, root: Schema): Schema {
  const { $ref } = schema;
  if (typeof $ref !== "string") return schema;
  return (root["definitions"] as Readonly<Record<string, Schema>>)[$ref.split("/").at(-1) ?? ""] ?? {};
}

function isSaid(value: unknown, [name, ...rest]: Fields): boolean {
  if (name === undefined) return true;
  if (typeof value !== "object" || value === null) return false;
  if (name === anyKey) return Object.values(value).some((one) => isSaid(one, rest));
  return Object.hasOwn(value, name) && isSaid((value as Schema)[name], rest);
}

const organizations = [...exampleFleet()];
const documents = organizations.flatMap(([, files]) => [...files.values()].map((text): Schema => JSON.parse(text)));

const fleet = suite("the fleet of examples");

for (const kind of kinds) {
  fleet(`says every field of ${kind}`, () => {
    const own = documents.filter((one) => one["kind"] === kind);
    const schema: Schema = readSchema(kind);
    const fields = [...fieldsOf(schema, [], schema)];
    assert.ok(fields.length > 8, `only ${fields.length} fields found`);
    const missing = fields.filter((field) => !own.some((one) => isSaid(one, field)));
    assert.equal(
      missing.map((field) => field.join(".")),
      [],
    );
  });
}

for (const [name, files] of organizations) {
  fleet(`is valid in its organization ${name}`, () => {
    const bytes = new Map([...files].map(([file, text]) => [file, new TextEncoder().encode(text)]));
    const { problems } = load(bytes);
    assert.equal(
      problems.filter(({ severity }) => severity === "error"),
      [],
    );
  });
}

fleet.run();
