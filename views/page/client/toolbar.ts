import { count } from "../../markup/count.ts";
import type { PageData } from "../data.ts";
import { byId, element } from "./dom.ts";
import { matching, type Query } from "./search.ts";
import { filterTables } from "./tables.ts";

/** Applications offered at a time. */
const mostOffered = 50;

export type Toolbar = {
  readonly clear: () => void;
};

/** Search and filters: `show` is told what matches, whenever that is another. */
export function toolbar(data: PageData, show: (changes: ReadonlySet<number>) => void): Toolbar {
  const search = byId("search", HTMLInputElement);
  const application = byId("application", HTMLInputElement);
  const [environment, level] = [byId("environment", HTMLSelectElement), byId("level", HTMLSelectElement)];
  const query = (): Query => ({
    words: search.value,
    environment: environment.value === "" ? -1 : Number(environment.value),
    application: application.value.trim(),
    level: level.value,
  });
  const ask = (): void => {
    const found = matching(data, query());
    filterTables(query(), data.environments);
    offer(data, application.value);
    tell(found.size, data.changes.length);
    show(found);
  };
  const fields = [search, application, environment, level];
  for (const field of fields) field.addEventListener("input", ask);
  offer(data, "");
  tell(data.changes.length, data.changes.length);
  const clear = (): void => {
    for (const field of fields) field.value = "";
    ask();
  };
  return { clear };
}

function tell(found: number, all: number): void {
  const said = found === all ? count(all, "file") : `${found} of ${count(all, "file")}`;
  byId("count", HTMLElement).textContent = said;
  byId("status", HTMLElement).textContent = found === all ? "" : said;
}

/** The applications that the reader may mean. */
function offer({ changes }: PageData, typed: string): void {
  const names = new Set<string>();
  for (const { application } of changes)
    if (application?.includes(typed) && names.size < mostOffered) names.add(application);
  byId("applications", HTMLElement).replaceChildren(...[...names].sort().map((value) => element("option", { value })));
}
