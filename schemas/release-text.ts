import { type Document, isMap, parseAllDocuments } from "yaml";
import { OutsideError } from "../model/problem.ts";
import type { Move } from "../model/release/candidate.ts";
import type { Deployment } from "../model/spec/documents.generated.ts";

export type ReleaseEdit = {
  readonly environment: string;
  readonly moves: readonly Pick<Move, "application" | "to">[];
};

/** The fields of a line, in the order that people read them. */
const fields = ["digest", "version", "commit"] as const;

/**
 * The file with other images in the Release of an environment; everything else in it stays, comments included. A line's tag
 * goes, since its digest wins. `undefined`: the file has no such Release.
 */
export function editRelease(text: string, { environment, moves }: ReleaseEdit): string | undefined {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return undefined;
  const release = documents.find((one) => isReleaseOf(one, environment));
  if (release === undefined) return undefined;
  for (const { application, to } of moves) {
    const path = ["spec", "applications", application];
    if (!isMap(release.getIn(path))) release.setIn(path, release.createNode({}));
    release.deleteIn([...path, "tag"]);
    // A version that is new to the line comes before the commit, as in the others.
    if (to.version !== undefined && !release.hasIn([...path, "version"])) release.deleteIn([...path, "commit"]);
    for (const field of fields) {
      const value = to[field];
      if (value === undefined) release.deleteIn([...path, field]);
      else release.setIn([...path, field], value);
    }
  }
  return documents.map((one) => one.toString({ lineWidth: 0 })).join("");
}

/** A Release where an environment has none yet. */
export function newRelease({ environment, moves }: ReleaseEdit): string {
  const lines = moves.flatMap(({ application, to }) => [
    `    ${application}:`,
    ...fields.flatMap((field) => (to[field] === undefined ? [] : [`      ${field}: ${JSON.stringify(to[field])}`])),
  ]);
  return [
    "apiVersion: landfall/v1",
    "kind: Release",
    "metadata:",
    `  name: ${environment}`,
    "spec:",
    `  environment: ${environment}`,
    ...(lines.length === 0 ? ["  applications: {}"] : ["  applications:", ...lines]),
    "",
  ].join("\n");
}

/** What a file's Release of an environment names, by application; `undefined` where it has none. */
export function readRelease(text: string, environment: string): Readonly<Record<string, Deployment>> | undefined {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return undefined;
  const release = documents.find((one) => isReleaseOf(one, environment));
  if (release === undefined) return undefined;
  if (release.errors.length > 0) throw new OutsideError(`the Release of ${environment} cannot be read`);
  const value: unknown = release.toJS({ maxAliasCount: 0 });
  const applications = (value as { spec?: { applications?: unknown } }).spec?.applications;
  return typeof applications === "object" && applications !== null
    ? (applications as Readonly<Record<string, Deployment>>)
    : {};
}

const isReleaseOf = (document: Document, environment: string): boolean =>
  document.get("kind") === "Release" && document.getIn(["spec", "environment"]) === environment;
