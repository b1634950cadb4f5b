import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fieldsOf } from "../../../schemas/explain/fields.ts";
import type { SchemaField } from "../../../schemas/explain/schema-field.ts";

const walk = suite("the fields of a schema");

const paths = (schema: SchemaField): readonly string[] => fieldsOf("K", schema).map(({ path }) => path);

walk("are those of objects, of a map's values and of a list's items, however they are nested", () => {
  const leaf: SchemaField = { type: "string" };
  const named: SchemaField = { type: "object", additionalProperties: { type: "object", properties: { leaf } } };
  assert.equal(paths({ properties: { list: { type: "array", items: { type: "array", items: named } } } }), [
    "K",
    "K.list",
    "K.list[][].*",
    "K.list[][].*.leaf",
  ]);
});

walk("come through references, and end where one leads into itself", () => {
  const node: SchemaField = { title: "Node", properties: { next: { $ref: "#/definitions/node" } } };
  assert.equal(paths({ properties: { first: { $ref: "#/definitions/node" } }, definitions: { node } }), [
    "K",
    "K.first",
    "K.first.next",
  ]);
});

walk("are called what is said beside a reference, before what it leads to", () => {
  const [, own] = fieldsOf("K", {
    properties: { a: { $ref: "#/definitions/x", title: "Own" } },
    definitions: { x: { title: "X", description: "An x." } },
  });
  assert.equal([own?.title, own?.description], ["Own", "An x."]);
});

walk.run();
