import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Choice, Composer } from "./composer.ts";
import { longest } from "./longest.ts";
import { isAmong, type JsonMap, mapOf, type Schema, schemas } from "./schema.ts";

/** What only an image has, in the application and in the environment it goes to. */
const ofImages = ["image", "port", "ports", "command", "args", "routes", "headers", "limits", "config", "pullSecrets"]
  .concat([
    "resources",
    "replicas",
    "scaling",
    "disruptionBudget",
    "strategy",
    "blueGreen",
    "probes",
    "volumes",
    "jobs",
    "patches",
  ])
  .flatMap((field) => [`.spec.${field}`, `.staging.${field}`]);

/** Moves the traffic of the main port only, so that no route leads to another. */
const moved = [".strategy", ".blueGreen"];

/** What names something that is no document, and so cannot be made longer. */
const ofOthers = [".policies", ".exceptions", ".patches", ".timeZone"];

/** What an environment says only where it is not the first on the way. */
const ofTags = [".delivery.after", ".delivery.limitHours"];

/** `isLongest`: every name and text is as long as it may be. */
type Organization = Choice & { readonly isLongest?: true };

/** Some fields cannot stand beside one another, so that it takes several organizations to say all of them. */
const organizations: Readonly<Record<string, Organization>> = {
  fixed: {
    without: [
      ...ofTags,
      ".chart",
      ".scaling",
      ...moved,
      ".retire",
      ".value",
      ".schedule",
      ".timeZone",
      "Application.metadata.formerly",
    ],
    second: [".op"],
  },
  scaled: {
    without: [".chart", ".replicas", ...moved, ".retire", ".operations.from", ".target.name", ".digest"],
    second: [".delivery.on"],
  },
  "blue-green": {
    without: [...ofTags, ".chart", ".scaling", ".routes.port", ".retire", ".operations.from", ".target.name"],
  },
  chart: { without: [...ofTags, ...ofImages, ".retire", ".chart.name", "Release"] },
  "repository-chart": { without: [...ofTags, ...ofImages, ".retire", "Release"], second: [".url"] },
  "retired-application": {
    without: [...ofTags, ".chart", ".scaling", ...moved, ".operations.from", ".target.name", "Cluster.spec.retire"],
  },
  "retired-cluster": {
    without: [...ofTags, ".chart", ".scaling", ...moved, ".operations.from", ".target.name", "Application.spec.retire"],
  },
  "longest-image": {
    without: [...ofTags, ".chart", ".replicas", ".routes.port", ".retire", ...ofOthers],
    isLongest: true,
  },
  "longest-chart": {
    without: [...ofTags, ...ofImages, ".retire", "Release", ...ofOthers],
    second: [".url"],
    isLongest: true,
  },
};

/**
 * Specs of made-up organizations, which together say every field of every kind, each with the example that its schema has
 * for it. By the organization's folder and the file in it; JSON, which is YAML.
 */
export const exampleFleet = (): ReadonlyMap<string, ReadonlyMap<string, string>> =>
  new Map(Object.entries(organizations).map(([name, organization]) => [name, specsOf(organization)]));

/** Writes it below `folder`, and gives the folders of the organizations. */
export function writeExampleFleet(folder: string): readonly string[] {
  return [...exampleFleet()].map(([name, files]) => {
    mkdirSync(join(folder, name), { recursive: true });
    for (const [file, text] of files) writeFileSync(join(folder, name, file), text);
    return name;
  });
}

function specsOf({ isLongest, ...choice }: Organization): ReadonlyMap<string, string> {
  const documents = schemas.flatMap((schema) => {
    const kind = schema.title ?? "";
    if (isAmong(choice.without, kind)) return [];
    const document = mapOf(new Composer(schema, choice).complete(schema, kind));
    const all = [
      document,
      ...(kind === "Application" ? callersOf(schema, document) : []),
      ...(kind === "Environment" ? verifiersOf(schema, document) : []),
    ];
    return isLongest ? all.map((one) => mapOf(longest(one, schema, schema))) : all;
  });
  return new Map(documents.map((one, index) => [`${index}-${one["kind"]}.yaml`, JSON.stringify(one)]));
}

/** The one name that examples speak of without a document of that name: those who call the application. */
function callersOf({ examples: [plain] = [] }: Schema, application: JsonMap): readonly JsonMap[] {
  const callers = mapOf(application["spec"])["callers"] as readonly string[];
  return callers.map((name) => ({ ...mapOf(plain), metadata: { name } }));
}

/** And the environment that verifies what this one waits for. */
function verifiersOf({ examples: [plain] = [] }: Schema, environment: JsonMap): readonly JsonMap[] {
  const { after } = mapOf(mapOf(environment["spec"])["delivery"]);
  if (after === undefined) return [];
  const spec = { ...mapOf(mapOf(plain)["spec"]), delivery: { on: "push" }, reporter: "acme-landfall-dev[bot]" };
  return [{ ...mapOf(plain), metadata: { name: after }, spec }];
}
