import { listIn } from "./answer.ts";
import { at, type Repository } from "./client.ts";

/** What a check run says of lines of a file, as GitHub shows it beside them. */
export type Annotation = {
  /** In the repository. */
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: "notice" | "warning" | "failure";
  /** At most 255 characters. */
  readonly title?: string;
  /** At most 64 KB, as `details` is. */
  readonly message: string;
  /** Shown on demand. */
  readonly details?: string;
};

/** The most that one request may carry. */
const mostAtOnce = 50;

/** Cut to what a request carries; one empty list where there is nothing. */
export const inBatches = (annotations: readonly Annotation[]): readonly (readonly Annotation[])[] =>
  annotations.length <= mostAtOnce
    ? [annotations]
    : [annotations.slice(0, mostAtOnce), ...inBatches(annotations.slice(mostAtOnce))];

/**
 * Those of the wanted, each once, that the check run does not show yet: GitHub adds what an update carries to what is
 * there. `undefined` when it shows one that is not wanted, which GitHub never takes back.
 */
export async function missingOn(
  repository: Repository,
  run: { readonly id: number; readonly output: { readonly annotations_count: number } },
  wanted: readonly Annotation[],
): Promise<readonly Annotation[] | undefined> {
  const missing = new Map(wanted.map((annotation) => [identityOf(annotation), annotation]));
  const held = run.output.annotations_count === 0 ? [] : await identitiesOn(repository, run.id);
  if (held.some((identity) => !missing.has(identity))) return undefined;
  for (const identity of held) missing.delete(identity);
  return [...missing.values()];
}

async function identitiesOn(repository: Repository, run: number): Promise<readonly string[]> {
  const { api } = repository;
  const wanted = { ...at(repository), check_run_id: run, per_page: 100 };
  const shown = await api.paginate(api.rest.checks.listAnnotations, wanted);
  return listIn(shown, "list of annotations").map((one) =>
    identity([one.path, one.start_line, one.end_line, one.annotation_level, one.title, one.message, one.raw_details]),
  );
}

const identityOf = ({ path, startLine, endLine, level, title, message, details }: Annotation): string =>
  identity([path, startLine, endLine, level, title, message, details]);

const identity = (fields: readonly (string | number | null | undefined)[]): string =>
  JSON.stringify(fields.map((field) => String(field ?? "").trim()));

/** As GitHub takes it. */
export const toWire = ({ path, startLine, endLine, level, title, message, details }: Annotation) => ({
  path,
  start_line: startLine,
  end_line: endLine,
  annotation_level: level,
  message,
  ...(title === undefined ? {} : { title }),
  ...(details === undefined ? {} : { raw_details: details }),
});
