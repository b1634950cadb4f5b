import type { Finding, Problem } from "../model/problem.ts";
import type { Rule } from "../model/rule.ts";
import type { Access, Model } from "../model/spec/model.ts";
import { assemble } from "./assemble.ts";
import { type Catalog, type Checked, type Taken, takenBy } from "./check/catalog.ts";
import { checkPolicy, type Today } from "./check/policy.ts";
import { checkReferences } from "./check/references.ts";
import { checkRetired } from "./check/retired.ts";
import { differing } from "./check/schema.ts";
import { locate } from "./locate.ts";
import { type DocumentReading, type Readings, readAll } from "./readings.ts";
import { withFormerNames } from "./rename.ts";
import { rules } from "./rules.ts";

/** How much was looked at: YAML files, and the documents in those that could be read. */
export type Counts = { readonly files: number; readonly documents: number };

/** What the specs say, or everything that is wrong with them. Problems are in the order of their places. */
export type Loaded =
  | { readonly status: "valid"; readonly model: Model; readonly problems: readonly Problem[]; readonly counts: Counts }
  | {
      readonly status: "invalid";
      readonly problems: readonly Problem[];
      readonly counts: Counts;
      /** Who may do what, where the document that says it has no fault of its own. */
      readonly access?: Access;
    };

/**
 * Reads and checks the specs. `files`: bytes by POSIX path, each of them a YAML file. `today` is for those who ask people
 * to look at what has expired; without it the answer follows from the files alone.
 */
export const load = (files: ReadonlyMap<string, Uint8Array>, calendar: Today = {}): Loaded =>
  loadFrom(readAll(files), calendar);

/** The same for files that were read already. What was accepted before need not be held to policies again: give none. */
export function loadFrom(readings: Readings, calendar: Today = {}, policies: readonly Rule<Model>[] = rules): Loaded {
  const faults = [...readings].flatMap(([file, reading]) => reading.faults.map((fault) => ({ ...fault, file })));
  const documents = [...readings.values()].flatMap((reading) => reading.documents);
  const { catalog, findings: wrong } = check(documents, faults.length === 0);
  const findings = [...wrong, ...checkReferences(catalog)];
  const written = assemble(catalog);
  if (written !== undefined) {
    const isSound = faults.length === 0 && findings.every(({ severity }) => severity !== "error");
    findings.push(...checkPolicy(written, policies, { ...calendar, isSound }), ...checkRetired(written, calendar));
  }
  const problems = locate(readings, { faults, findings });
  const former = withFormerNames(catalog.checked);
  const model = former === catalog.checked ? written : assemble({ checked: former });
  const counts = { files: readings.size, documents: documents.length };
  const isValid = problems.every(({ severity }) => severity !== "error");
  return model !== undefined && isValid
    ? { status: "valid", model, problems, counts }
    : { status: "invalid", problems, counts, ...(model?.access && { access: model.access }) };
}

/** Past this many, documents are checked without remembering what is wrong with them: it could not be told. */
const maxFindings = 10_000;

/** The first pass, and what the second one looks names up in. */
function check(documents: readonly DocumentReading[], areAllRead: boolean): { catalog: Catalog; findings: Finding[] } {
  const findings: Finding[] = [];
  const checked: Checked[] = [];
  const taken: Taken[] = [];
  for (const document of documents) {
    const wrong = document.findings ?? differing(document);
    const name = takenBy(document, wrong);
    if (name !== undefined) taken.push(name);
    if (document.checked !== undefined) checked.push(document.checked);
    if (findings.length < maxFindings) findings.push(...wrong);
  }
  return { catalog: { checked, taken, isComplete: areAllRead && taken.length === documents.length }, findings };
}
