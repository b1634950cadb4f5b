import { isAmong, type Json, type JsonMap, mapOf, resolved, type Schema } from "./schema.ts";

/** Ends of paths such as `Application.spec.chart`: what is left out, and where the second example is taken. */
export type Choice = { readonly without: readonly string[]; readonly second?: readonly string[] };

/** Composes values out of examples that say everything their schemas know of, but for what is left out. */
export class Composer {
  readonly #root: Schema;
  readonly #choice: Choice;
  constructor(root: Schema, choice: Choice) {
    this.#root = root;
    this.#choice = choice;
  }

  /** Throws where a schema has no example. */
  complete(given: Schema, path: string): Json {
    const schema = resolved(given, this.#root);
    const { properties, additionalProperties: values, items, examples = [] } = schema;
    if (schema.const !== undefined) return schema.const;
    if (properties !== undefined) return this.#object(properties, path);
    const example = examples[isAmong(this.#choice.second ?? [], path) ? 1 : 0];
    if (example === undefined) throw new Error(`the schema of ${path} has no example`);
    if (typeof values === "object") {
      const [name = ""] = Object.keys(mapOf(example));
      return { [name]: this.complete(values, `${path}.${name}`) };
    }
    const item = items && resolved(items, this.#root);
    return item?.properties === undefined ? example : this.#each(item, path);
  }

  #object(properties: Readonly<Record<string, Schema>>, path: string): JsonMap {
    const wanted = Object.entries(properties).filter(([name]) => !isAmong(this.#choice.without, `${path}.${name}`));
    return Object.fromEntries(wanted.map(([name, schema]) => [name, this.complete(schema, `${path}.${name}`)]));
  }

  /** An item per alternative, each without what belongs to the others. */
  #each({ anyOf = [{ required: [] }], properties = {} }: Schema, path: string): readonly Json[] {
    const alternatives = anyOf.map(({ required }) => required);
    return alternatives.map((own) => {
      const others = alternatives.flat().filter((name) => !own.includes(name));
      const fields = Object.entries(properties).filter(([name]) => !others.includes(name));
      return this.#object(Object.fromEntries(fields), path);
    });
  }
}
