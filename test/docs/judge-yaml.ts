import { parseAllDocuments, parseDocument } from "yaml";
import { load } from "../../schemas/load.ts";
import { sample } from "../actions/acme.ts";
import { faultsOf } from "../workflow-faults.ts";
import type { Block } from "./blocks.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What a block of YAML is, and what is wrong with it. */
export type Judged = { readonly is: string; readonly faults: readonly string[] };

/** `undefined` for YAML that is nothing the documentation may show. `others` are the blocks of the same page. */
export function judgeYaml({ text, fragment }: Block, others: readonly Block[] = []): Judged | undefined {
  const written = others.flatMap((other) => (other.file === undefined ? [] : [[other.file, other.text] as const]));
  if (fragment !== undefined) return judgeFragment(text, fragment, written);
  const documents = parseAllDocuments(text).map((document) => document.toJS() as Fields);
  if (documents.every((one) => one["apiVersion"] === "landfall/v1"))
    return { is: "specs", faults: faultsInSpecs(text) };
  if (documents.every((one) => "apiVersion" in one && "kind" in one))
    return { is: "objects", faults: documents.flatMap(faultsOfObject) };
  if (documents.length === 1 && "jobs" in (documents[0] ?? {}))
    return { is: "workflow", faults: faultsOf(text, { optional: true, writers: ["code-scanning", "plan"] }) };
  return undefined;
}

type Files = readonly (readonly [path: string, text: string])[];

/** Around the text are the sample, without what the text says itself, and what the page has the reader write. */
function faultsInSpecs(text: string, written: Files = []): readonly string[] {
  const said = parseAllDocuments(text).map((document) => nameOf(document.toJS()));
  const rest = [...Object.entries(sample), ...written].filter(
    ([, other]) => !said.includes(nameOf(parseDocument(other).toJS())),
  );
  const page = "page.yaml";
  const { problems } = load(new Map([...rest, [page, text] as const].map(([path, yaml]) => [path, Buffer.from(yaml)])));
  return problems
    .filter(({ file, severity }) => file === page && severity === "error")
    .map(({ line, path, message }) => `${line} ${path} ${message}`);
}

/** There is one Organization, whatever it is called. */
const nameOf = ({ kind, metadata }: { kind?: string; metadata?: { name?: string } }): string =>
  kind === "Organization" ? kind : `${kind}/${metadata?.name}`;

/** A part of a document, put in its place in one of the sample's: `Application.spec`. */
function judgeFragment(text: string, fragment: string, written: Files): Judged | undefined {
  const parsed = parseDocument(text);
  const value: unknown = parsed.toJS();
  if (fragment === "annotations") return { is: "annotations", faults: faultsOfAnnotations(value) };
  const [kind, ...path] = fragment.split(".");
  const whole = Object.values(sample).find((other) => parseDocument(other).get("kind") === kind);
  if (whole === undefined || typeof value !== "object" || value === null) return undefined;
  const document = parseDocument(whole);
  // As nodes, which keep the quotes that were written.
  for (const name of Object.keys(value)) document.setIn([...path, name], parsed.get(name, true));
  return { is: `a part of ${kind}`, faults: faultsInSpecs(document.toString(), written) };
}

const faultsOfObject = ({ kind, metadata }: Fields): readonly string[] => {
  const { name } = (metadata ?? {}) as { name?: unknown };
  return typeof name === "string" && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name) ? [] : [`${kind} has no name`];
};

const faultsOfAnnotations = (value: unknown): readonly string[] =>
  Object.entries(value ?? {}).flatMap(([name, text]) =>
    /^([a-z0-9.-]+\/)?[A-Za-z0-9][\w.-]*$/.test(name) && typeof text === "string" ? [] : [`${name} is no annotation`],
  );
