import type { ChangeData, PageData } from "../data.ts";
import { textsWith } from "./texts.ts";

/** What is asked for; empty texts ask for nothing. */
export type Query = {
  readonly words: string;
  /** The environment's place in the page's data, or -1. */
  readonly environment: number;
  readonly application: string;
  /** A severity, or `none`: of no known risk. */
  readonly level: string;
};

/** The changes that a query asks for. Each of its words stands somewhere in the change or in its manifest. */
export function matching(data: PageData, query: Query): ReadonlySet<number> {
  const words = query.words.toLowerCase().split(/\s+/).filter(Boolean);
  const inManifests = words.map((word) => textsWith(data, word));
  const causes = data.causes.map(({ text }) => text.toLowerCase());
  const has = (change: ChangeData, word: string, index: number): boolean =>
    headOf(change).includes(word) ||
    change.causes.some((cause) => causes[cause]?.includes(word)) ||
    [change.before, change.after].some((text) => text !== undefined && inManifests[index]?.has(text));
  const found = new Set<number>();
  for (const [index, change] of data.changes.entries())
    if (isFiltered(change, query) && words.every((word, position) => has(change, word, position))) found.add(index);
  return found;
}

const isFiltered = (change: ChangeData, { environment, application, level }: Query): boolean =>
  (environment < 0 || change.environment === environment) &&
  (application === "" || change.application?.toLowerCase().includes(application.toLowerCase()) === true) &&
  (level === "" || (change.level ?? "none") === level);

const headOf = ({ title, path, from = "", said = "", application = "", kind }: ChangeData): string =>
  `${kind} ${title} ${path} ${from} ${said} ${application}`.toLowerCase();
