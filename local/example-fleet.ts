import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonMap = Readonly<Record<string, Json>>;

/** What the composing of an example goes by; the rest of a schema is for validators. */
type Schema = {
  readonly title?: string;
  readonly $ref?: string;
  readonly const?: Json;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly { readonly required: readonly string[] }[];
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly examples?: readonly Json[];
};

/** Ends of paths such as `Application.spec.chart`: what is left out, and where the second example is taken. */
type Choice = { readonly without: readonly string[]; readonly second?: readonly string[] };

/** What only an image has, in the application and in the environment it goes to. */
const ofImages = ["image", "port", "ports", "command", "args", "routes", "headers", "limits", "config", "pullSecrets"]
  .concat(["resources", "replicas", "scaling", "disruptionBudget", "probes", "volumes", "jobs", "patches"])
  .flatMap((field) => [`.spec.${field}`, `.staging.${field}`]);

/** Some fields cannot stand beside one another, so that it takes several organizations to say all of them. */
const choices: Readonly<Record<string, Choice>> = {
  fixed: {
    without: [".chart", ".scaling", ".retire", ".value", ".schedule", ".timeZone", "Application.metadata.formerly"],
    second: [".op"],
  },
  scaled: { without: [".chart", ".replicas", ".retire", ".from", ".target.name", ".digest"] },
  chart: { without: [...ofImages, ".retire", ".chart.name", "Release"] },
  "repository-chart": { without: [...ofImages, ".retire", "Release"], second: [".url"] },
  "retired-application": { without: [".chart", ".scaling", ".from", ".target.name", "Cluster.spec.retire"] },
  "retired-cluster": { without: [".chart", ".scaling", ".from", ".target.name", "Application.spec.retire"] },
};

const schemas = globSync("*.schema.json", { cwd: join(import.meta.dirname, "../schemas") })
  .sort()
  .map((file): Schema => JSON.parse(readFileSync(join(import.meta.dirname, "../schemas", file), "utf8")));

/**
 * Specs of made-up organizations, which together say every field of every kind, each with the example that its schema has
 * for it. By the organization's folder and the file in it; JSON, which is YAML.
 */
export const exampleFleet = (): ReadonlyMap<string, ReadonlyMap<string, string>> =>
  new Map(Object.entries(choices).map(([name, choice]) => [name, specsOf(choice)]));

/** Writes it below `folder`, and gives the folders of the organizations. */
export function writeExampleFleet(folder: string): readonly string[] {
  return [...exampleFleet()].map(([name, files]) => {
    mkdirSync(join(folder, name), { recursive: true });
    for (const [file, text] of files) writeFileSync(join(folder, name, file), text);
    return name;
  });
}

function specsOf(choice: Choice): ReadonlyMap<string, string> {
  const documents = schemas.flatMap((schema) => {
    const kind = schema.title ?? "";
    if (isAmong(choice.without, kind)) return [];
    const document = mapOf(new Composer(schema, choice).complete(schema, kind));
    return [document, ...(kind === "Application" ? callersOf(schema, document) : [])];
  });
  return new Map(
    documents.map((one) => [`${one["kind"]}-${mapOf(one["metadata"])["name"]}.yaml`, JSON.stringify(one)]),
  );
}

/** The one name that examples speak of without a document of that name: those who call the application. */
function callersOf({ examples: [plain] = [] }: Schema, application: JsonMap): readonly JsonMap[] {
  const callers = mapOf(application["spec"])["callers"] as readonly string[];
  return callers.map((name) => ({ ...mapOf(plain), metadata: { name } }));
}

const isAmong = (ends: readonly string[], path: string): boolean => ends.some((end) => path.endsWith(end));
const mapOf = (value: Json | undefined): JsonMap => value as JsonMap;

/** Composes values that say everything their schemas know of, but for what is left out. */
class Composer {
  readonly #definitions: Readonly<Record<string, Schema>>;
  readonly #choice: Choice;
  constructor({ definitions = {} }: Schema, choice: Choice) {
    this.#definitions = definitions;
    this.#choice = choice;
  }

  complete(given: Schema, path: string): Json {
    const schema = this.#resolved(given);
    const { properties, additionalProperties: values, items, examples = [] } = schema;
    if (schema.const !== undefined) return schema.const;
    if (properties !== undefined) return this.#object(properties, path);
    const example = examples[isAmong(this.#choice.second ?? [], path) ? 1 : 0];
    if (example === undefined) throw new Error(`the schema of ${path} has no example`);
    if (typeof values === "object") {
      const [name = ""] = Object.keys(mapOf(example));
      return { [name]: this.complete(values, `${path}.${name}`) };
    }
    const item = items && this.#resolved(items);
    return item?.properties === undefined ? example : this.#each(item, path);
  }

  #object(properties: Readonly<Record<string, Schema>>, path: string): JsonMap {
    const wanted = Object.entries(properties).filter(([name]) => !isAmong(this.#choice.without, `${path}.${name}`));
    return Object.fromEntries(wanted.map(([name, schema]) => [name, this.complete(schema, `${path}.${name}`)]));
  }

  /** An item per alternative, each without what belongs to the others. */
  #each(item: Schema, path: string): readonly Json[] {
    const alternatives = (item.anyOf ?? [{ required: [] }]).map(({ required }) => required);
    return alternatives.map((own) => {
      const others = alternatives.flat().filter((name) => !own.includes(name));
      const properties = Object.entries(item.properties ?? {}).filter(([name]) => !others.includes(name));
      return this.#object(Object.fromEntries(properties), path);
    });
  }

  #resolved(schema: Schema): Schema {
    const name = schema.$ref?.split("/").at(-1);
    return name === undefined ? schema : this.#resolved(this.#definitions[name] ?? {});
  }
}
