import type { Entry, FieldText } from "../../model/explanation.ts";
import { type Definitions, resolved, type SchemaField } from "./schema-field.ts";
import { schemas } from "./schemas.ts";
import { limitsInWords, typeInWords } from "./words.ts";

/** Where a walk through a schema is: the path so far, the definitions, and the references it came through. */
type Walk = { readonly path: string; readonly definitions: Definitions; readonly trail: readonly string[] };

type Child = { readonly path: string; readonly field: SchemaField; readonly isRequired: boolean };

/** Every field of a schema, what it is in before what is in it. */
export const fieldsOf = (kind: string, schema: SchemaField): readonly FieldText[] => [
  ...walk(
    { path: kind, field: schema, isRequired: true },
    { path: kind, definitions: schema.definitions ?? {}, trail: [] },
  ),
];

function* walk({ path, field: given, isRequired }: Child, from: Walk): Generator<FieldText> {
  const field = resolved(given, from.definitions);
  const isWithinItself = given.$ref !== undefined && from.trail.includes(given.$ref);
  const trail = given.$ref === undefined ? from.trail : [...from.trail, given.$ref];
  const here = { ...from, path, trail };
  const children = childrenOf(field, here);
  yield textOf({ path, field, isRequired }, children, from.definitions);
  if (!isWithinItself) for (const child of children) yield* walk(child, here);
}

/** The fields of an object, the values of a map, and those of a list's items. */
function childrenOf(field: SchemaField, { path, definitions, ...rest }: Walk): readonly Child[] {
  const { properties = {}, additionalProperties: values, items, required = [] } = field;
  return [
    ...Object.entries(properties).map(([name, child]) => ({
      path: `${path}.${name}`,
      field: child,
      isRequired: required.includes(name),
    })),
    ...(typeof values === "object" ? [{ path: `${path}.*`, field: values, isRequired: false }] : []),
    ...(items === undefined
      ? []
      : childrenOf(resolved(items, definitions), { path: `${path}[]`, definitions, ...rest })),
  ];
}

function textOf({ path, field, isRequired }: Child, children: readonly Child[], definitions: Definitions): FieldText {
  const values = valuesOf(field, definitions);
  return {
    path,
    title: field.title ?? "",
    description: field.description ?? "",
    type: typeOf(field, definitions),
    isRequired,
    ...(field.default === undefined ? {} : { default: field.default }),
    ...(values === undefined ? {} : { values }),
    limits: limitsInWords(field, definitions),
    examples: field.examples ?? [],
    fields: children.map(({ path: name, field: child }) => ({ name, title: resolved(child, definitions).title ?? "" })),
  };
}

/** The only values it takes, or the only ones its items are. */
function valuesOf(field: SchemaField, definitions: Definitions): readonly unknown[] | undefined {
  if (field.const !== undefined) return [field.const];
  return field.enum ?? (field.items && resolved(field.items, definitions).enum);
}

/** The type, with that of a list's items or of a map's values. */
function typeOf(field: SchemaField, definitions: Definitions): string {
  const { items, additionalProperties: values } = field;
  const [what, part] = items === undefined ? ["value", values] : ["item", items];
  const each = typeof part === "object" ? `, each ${what}: ${typeInWords(resolved(part, definitions))}` : "";
  return `${typeInWords(field)}${each}`;
}

/** Every field of every kind. */
export const allFields = (): readonly FieldText[] =>
  Object.entries(schemas).flatMap(([kind, schema]) => fieldsOf(kind, schema));

export const kindEntries = (): readonly Entry[] =>
  Object.entries(schemas).map(([name, { description = "" }]) => ({ name, title: description }));
