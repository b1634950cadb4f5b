import { hidden, type Seen, seen } from "../../../model/setup/seen.ts";
import { ask, type Repository } from "./client.ts";
import { statusOf } from "./failure.ts";

/** What to look at, and the permission it takes. */
export type Looked = { readonly at: string; readonly permission: string };

/**
 * Asks GitHub about something that may not be there, or that the token may not see. Anything else that goes wrong is
 * an error, as a wrong token is.
 */
export const look = <Value>(
  repository: Repository,
  { at, permission }: Looked,
  read: () => Promise<Value>,
): Promise<Seen<Value>> =>
  ask(repository, `look at ${at}`, permission, async () => {
    try {
      return seen(await read());
    } catch (error) {
      const status = statusOf(error);
      if (status === 404 || status === 409) return { status: "missing" };
      if (status !== 403) throw error;
      return hidden(`the token may not look at ${at} (${status}): it takes ${permission}`);
    }
  });

/** The same for what is always there: when GitHub says it is not, the token may not see it. */
export async function lookAtSetting<Value>(
  repository: Repository,
  looked: Looked,
  read: () => Promise<Value>,
): Promise<Seen<Value>> {
  const found = await look(repository, looked, read);
  if (found.status !== "missing") return found;
  return hidden(`the token may not look at ${looked.at} (404): it takes ${looked.permission}`);
}
