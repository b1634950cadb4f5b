import { linkHeader, pageOf, slice } from "../pagination.ts";
import type { Answer, RepositoryCall } from "../route.ts";
import { printDate } from "./time.ts";

/** Secrets have names, and nobody reads their values. */
export function toSecrets(call: RepositoryCall, names: readonly string[]): Answer {
  const date = printDate(call.repository.createdAt);
  const page = pageOf(call);
  const secrets = slice(names, page).map((name) => ({ name, created_at: date, updated_at: date }));
  return {
    status: 200,
    body: { total_count: names.length, secrets },
    headers: linkHeader(call, page, names.length),
  };
}

/** GitHub gives ten to a page where nobody asks for more. */
export function toVariables(call: RepositoryCall, all: Readonly<Record<string, string>>): Answer {
  const date = printDate(call.repository.createdAt);
  const entries = Object.entries(all);
  const page = pageOf(call, 10);
  const variables = slice(entries, page).map(([name, value]) => ({ name, value, created_at: date, updated_at: date }));
  return {
    status: 200,
    body: { total_count: entries.length, variables },
    headers: linkHeader(call, page, entries.length),
  };
}
