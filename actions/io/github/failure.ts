import { OutsideError, UserError } from "../../../model/problem.ts";
import { isLimit, type Refusal } from "./retry.ts";

/** An answer that is not what GitHub sends: cut off, a proxy's page, a field short. What was done is not known. */
export class UnreadableAnswer extends Error {
  override readonly name = "UnreadableAnswer";
}

type Response = { readonly headers?: Refusal["headers"]; readonly data?: unknown };

const responseOf = (error: unknown): Response | undefined =>
  error instanceof Error && "response" in error ? (error.response as Response | undefined) : undefined;

/** HTTP status of a refusal, `undefined` for an error that is none: to Octokit, a connection that broke is a 500 too. */
export const statusOf = (error: unknown): number | undefined =>
  responseOf(error) !== undefined && error instanceof Error && "status" in error && typeof error.status === "number"
    ? error.status
    : undefined;

export const refusalOf = (error: unknown): Refusal => ({
  status: statusOf(error),
  headers: responseOf(error)?.headers,
  message: saidBy(error),
});

/** Whether nobody knows what came of the request: no refusal, and no mistake in our own code either. */
export const isBroken = (error: unknown): boolean =>
  error instanceof UnreadableAnswer || (error instanceof Error && error.name === "HttpError");

/** What GitHub said, in one short line: its message with what is wrong with each field. */
export function saidBy(error: unknown): string {
  const data = responseOf(error)?.data;
  if (typeof data === "object" && data !== null && "message" in data && typeof data.message === "string") {
    return short([data.message, ...("errors" in data ? fieldErrors(data.errors) : [])].join(": "));
  }
  if (statusOf(error) !== undefined) return "an answer that is not GitHub's JSON";
  return short(error instanceof Error ? error.message : String(error));
}

const fieldErrors = (errors: unknown): readonly string[] =>
  Array.isArray(errors)
    ? errors.map((one: unknown) => {
        if (typeof one !== "object" || one === null) return String(one);
        const { message, field, code } = one as Readonly<Record<string, unknown>>;
        return String(message ?? `${field} is ${code}`);
      })
    : [];

const short = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text);

type Tried = { readonly what: string; readonly repository: string; readonly permission: string };

/**
 * Words a failure: what was tried, on which repository, what GitHub said, and what to do. A `UserError` where a person
 * can mend it, else an `OutsideError`.
 */
export function toWorded(error: unknown, { what, repository, permission }: Tried): Error {
  if (error instanceof UserError || error instanceof OutsideError) return error;
  const status = statusOf(error);
  const said = `cannot ${what} in ${repository}${status === undefined ? "" : ` (${status})`}: ${saidBy(error)}`;
  const advice = adviceOn(error, permission);
  if (advice !== undefined) return new UserError(`${said}; ${advice}`, { cause: error });
  const lacking = error instanceof TypeError ? "; GitHub's answer is not in the form it documents" : "";
  return new OutsideError(`${said}${lacking}`, { cause: error });
}

function adviceOn(error: unknown, permission: string): string | undefined {
  const refusal = refusalOf(error);
  if (isLimit(refusal)) return undefined;
  if (refusal.status === 401) return "the token is not valid, or no longer: make a new one and run it again";
  if (refusal.status === 403 && /archived/i.test(refusal.message ?? "")) return "unarchive the repository";
  if (refusal.status === 422 && /No commit found/i.test(refusal.message ?? ""))
    return "name a commit that is in that repository: the Release says another one";
  return refusal.status === 403 || refusal.status === 404 ? `give the token ${permission}` : undefined;
}
