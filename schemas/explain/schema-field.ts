/** What a schema of ours may say of a field: as much of JSON Schema (draft 7) as the language uses. */
export type SchemaField = {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaField>>;
  readonly additionalProperties?: boolean | SchemaField;
  readonly propertyNames?: SchemaField;
  readonly items?: SchemaField;
  readonly anyOf?: readonly SchemaField[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly $ref?: string;
  /** The values it takes, in words. */
  readonly "x-says"?: string;
  readonly definitions?: Definitions;
};

export type Definitions = Readonly<Record<string, SchemaField>>;

/** The field that a reference leads to; what is said beside the reference counts first. */
export function resolved(field: SchemaField, definitions: Definitions): SchemaField {
  if (field.$ref === undefined) return field;
  const { $ref, ...own } = field;
  return { ...definitions[$ref.replace("#/definitions/", "")], ...own };
}
