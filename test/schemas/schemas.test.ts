import { Ajv } from "ajv";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { kinds } from "../../model/spec/model.ts";
import { readSchema } from "../../scripts/schema-files.ts";
import { drifted } from "../../scripts/types.ts";

type Node = Readonly<Record<string, unknown>>;
type Property = { readonly path: string; readonly schema: Node };

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

/** Every schema within a schema, by its JSON pointer; examples are no schemas. */
function* within(schema: unknown, pointer: string): Generator<readonly [string, Node]> {
  if (!isNode(schema)) {
    if (Array.isArray(schema)) for (const [index, item] of schema.entries()) yield* within(item, `${pointer}/${index}`);
    return;
  }
  yield [pointer, schema];
  for (const [key, value] of Object.entries(schema))
    if (key !== "examples" && key !== "default") yield* within(value, `${pointer}/${key}`);
}

/** The properties of a schema, references followed. */
function* properties(root: Node): Generator<Property> {
  for (const [pointer, schema] of within(root, "")) {
    if (!/\/properties\/[^/]+$/.test(pointer)) continue;
    const reference = schema["$ref"];
    const name = typeof reference === "string" ? reference.split("/").at(-1) : undefined;
    const target = name === undefined ? schema : (root["definitions"] as Record<string, Node>)[name];
    yield { path: pointer, schema: target ?? {} };
  }
}

/** The groups of a pattern that may be repeated without end. No pattern of ours has a bracket inside a class. */
function* repeated(pattern: string): Generator<string> {
  const open: number[] = [];
  for (const [index, character] of [...pattern].entries()) {
    if (character === "(") open.push(index + 1);
    if (character !== ")") continue;
    const start = open.pop() ?? 0;
    if (/[*+]/.test(pattern[index + 1] ?? "")) yield pattern.slice(start, index);
  }
}

const schemas = suite("schemas");
const roots = kinds.map((kind) => [kind, readSchema(kind) as Node] as const);

for (const [kind, root] of roots) {
  schemas(`${kind}: every property has a title, a description and an example`, () => {
    const all = [...properties(root)];
    assert.ok(all.length > 5);
    for (const { path, schema } of all) {
      const { title, description, examples } = schema;
      assert.ok(typeof title === "string" && title !== "", `${path} has no title`);
      assert.ok(typeof description === "string" && description.endsWith("."), `${path} has no description`);
      assert.ok(Array.isArray(examples) && examples.length > 0, `${path} has no example`);
    }
  });

  schemas(`${kind}: every example and default is as its schema says`, () => {
    for (const [path, schema] of within(root, "")) {
      const { examples = [], default: preset } = schema;
      if (!Array.isArray(examples) || examples.length === 0) continue;
      const ajv = new Ajv({ strict: false, allErrors: true });
      const { $id: _, ...anonymous } = schema;
      const validate = ajv.compile({ ...anonymous, definitions: root["definitions"] });
      for (const example of [...examples, ...(preset === undefined ? [] : [preset])])
        assert.ok(validate(example), `${path}: ${JSON.stringify(example)} ${ajv.errorsText(validate.errors)}`);
    }
  });

  schemas(`${kind}: everything has a limit`, () => {
    for (const [path, schema] of within(root, "")) {
      const { type } = schema;
      if (type === "string" && schema["enum"] === undefined) assert.type(schema["maxLength"], "number", path);
      if (type === "array") assert.type(schema["maxItems"], "number", path);
      if (type === "object" && schema["properties"] === undefined) assert.type(schema["maxProperties"], "number", path);
      if (type === "object" && schema["properties"] !== undefined)
        assert.is(schema["additionalProperties"], false, path);
      if (type === "integer" || type === "number") assert.type(schema["maximum"], "number", path);
    }
  });

  schemas(
    `${kind}: every pattern is anchored, linear (a repeated group starts with what it cannot hold) and put in words`,
    () => {
      for (const [path, { pattern, "x-says": says }] of within(root, "")) {
        if (typeof pattern !== "string") continue;
        assert.match(pattern, /^\^.*\$$/, path);
        for (const group of repeated(pattern)) assert.match(group, /^(-|\/|:|\\\.)/, `${path}: ${group}`);
        assert.type(says, "string", path);
      }
    },
  );

  schemas(`${kind}: the schema is known by its address`, () => {
    assert.is(root["$id"], `https://landfall.dev/schemas/v1/${kind.toLowerCase()}.schema.json`);
  });
}

schemas("what is generated is what the schemas say", async () => {
  assert.equal(await drifted(), []);
});

schemas.run();
