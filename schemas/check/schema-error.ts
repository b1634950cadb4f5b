/** An error as ajv reports it with `verbose`. */
export type SchemaError = {
  readonly keyword: string;
  /** JSON pointer to the value in question. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The keyword's own value. */
  readonly schema: unknown;
  readonly parentSchema: Readonly<Record<string, unknown>>;
  readonly data: unknown;
  /** The key in question, when it is the key that is wrong. */
  readonly propertyName?: string;
};

/** What a keyword says of one error; the path and the subject are put before the message. */
export type Wording = {
  readonly message: string;
  readonly fix?: string;
};
