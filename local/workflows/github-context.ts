import type { Delivery } from "../forge/webhooks.ts";

/** What `github` says in an expression, as far as the concurrency of a workflow asks for it; empty where it says nothing. */
export type GithubContext = Readonly<Record<"ref" | "event_name" | "repository" | "event.pull_request.number", string>>;

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});

export const defaultBranchOf = ({ payload }: Pick<Delivery, "payload">): string =>
  `refs/heads/${String(fieldsOf(payload["repository"])["default_branch"] ?? "main")}`;

export const senderOf = ({ payload }: Pick<Delivery, "payload">): string =>
  String(fieldsOf(payload["sender"])["login"] ?? "ghost");

export const contextOf = (delivery: Delivery): GithubContext => ({
  ref: refOf(delivery),
  event_name: delivery.event,
  repository: delivery.repository,
  "event.pull_request.number": isOfPull(delivery.event) ? String(pullOf(delivery)["number"]) : "",
});

/** Events that are of a pull request, whose runs are of its head. */
const isOfPull = (event: string): boolean => event === "pull_request" || event === "pull_request_review";
const pullOf = ({ payload }: Pick<Delivery, "payload">): Fields => fieldsOf(payload["pull_request"]);

function refOf(delivery: Delivery): string {
  const { event, payload } = delivery;
  if (event === "push") return String(payload["ref"]);
  return isOfPull(event) ? `refs/pull/${pullOf(delivery)["number"]}/merge` : defaultBranchOf(delivery);
}

/**
 * What to fetch so that the checkout is what the event speaks of: a commit or a ref; `undefined` for what is gone and
 * for events that start nothing.
 */
export function revisionOf(delivery: Delivery): string | undefined {
  const { event, payload } = delivery;
  if (event === "repository_dispatch") return defaultBranchOf(delivery);
  if (isOfPull(event)) return String(fieldsOf(pullOf(delivery)["head"])["sha"]);
  return event === "push" && payload["deleted"] !== true ? String(payload["after"]) : undefined;
}

/**
 * A text with its `${{ }}` filled in; there may stand `github.<name>`, compared with a text, or several of them, of which
 * the first counts that says something. Throws for any other expression.
 */
export const interpolate = (text: string, context: GithubContext): string =>
  text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const [compared = "", wanted] = /^(\S+) == '([^']*)'$/.exec(expression)?.slice(1) ?? [];
    if (wanted !== undefined) return String(valueIn(compared, context) === wanted);
    const values = expression.split(" || ").map((one) => valueIn(one, context));
    return values.find((value) => value !== "") ?? "";
  });

function valueIn(text: string, context: GithubContext): string {
  const name = text.replace(/^github\./, "");
  if (name === text || !Object.hasOwn(context, name)) throw new Error(`the expression "${text}" is not known here`);
  return context[name as keyof GithubContext];
}
