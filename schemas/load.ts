import type { Finding, Problem } from "../model/problem.ts";
import type { Model } from "../model/spec/model.ts";
import { assemble } from "./assemble.ts";
import { type Catalog, type Checked, type Taken, takenBy } from "./check/catalog.ts";
import { checkPolicy, type Today } from "./check/policy.ts";
import { checkReferences } from "./check/references.ts";
import { checkRetired } from "./check/retired.ts";
import { checkSchema, isFindings } from "./check/schema.ts";
import { type FileFault, locate } from "./locate.ts";
import { type Document, read } from "./read/read.ts";
import { withFormerNames } from "./rename.ts";
import { rules } from "./rules.ts";

/** How much was looked at: YAML files, and the documents in those that could be read. */
export type Counts = { readonly files: number; readonly documents: number };

/** What the specs say, or everything that is wrong with them. Problems are in the order of their places. */
export type Loaded =
  | { readonly status: "valid"; readonly model: Model; readonly problems: readonly Problem[]; readonly counts: Counts }
  | { readonly status: "invalid"; readonly problems: readonly Problem[]; readonly counts: Counts };

/**
 * Reads and checks the specs. `files`: bytes by POSIX path, each of them a YAML file. `today` is for those who ask people
 * to look at what has expired; without it the answer follows from the files alone.
 */
export function load(files: ReadonlyMap<string, Uint8Array>, calendar: Today = {}): Loaded {
  const faults: FileFault[] = [];
  const documents: Document[] = [];
  const paths = [...files.keys()].sort();
  for (const file of paths) {
    const result = read(file, files.get(file) ?? new Uint8Array());
    faults.push(...result.faults.map((fault) => ({ ...fault, file })));
    documents.push(...result.documents);
  }
  const { catalog, findings: wrong } = check(documents, faults.length === 0);
  const findings = [...wrong, ...checkReferences(catalog)];
  const written = assemble(catalog);
  if (written !== undefined) {
    const isSound = faults.length === 0 && findings.every(({ severity }) => severity !== "error");
    findings.push(...checkPolicy(written, rules, { ...calendar, isSound }), ...checkRetired(written, calendar));
  }
  const problems = locate(files, { faults, findings });
  const former = withFormerNames(catalog.checked);
  const model = former === catalog.checked ? written : assemble({ checked: former });
  const counts = { files: paths.length, documents: documents.length };
  const isValid = problems.every(({ severity }) => severity !== "error");
  return model !== undefined && isValid
    ? { status: "valid", model, problems, counts }
    : { status: "invalid", problems, counts };
}

/** Past this many, documents are checked without remembering what is wrong with them: it could not be told. */
const maxFindings = 10_000;

/** The first pass, and what the second one looks names up in. */
function check(documents: readonly Document[], areAllRead: boolean): { catalog: Catalog; findings: Finding[] } {
  const findings: Finding[] = [];
  const checked: Checked[] = [];
  const taken: Taken[] = [];
  for (const document of documents) {
    const result = checkSchema(document);
    const name = takenBy(document, result);
    if (name !== undefined) taken.push(name);
    if (!isFindings(result)) checked.push({ place: document.place, document: result });
    else if (findings.length < maxFindings) findings.push(...result);
  }
  return { catalog: { checked, taken, isComplete: areAllRead && taken.length === documents.length }, findings };
}
