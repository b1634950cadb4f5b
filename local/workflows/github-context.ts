import type { Delivery } from "../forge/webhooks.ts";

/** What `github` says in an expression, as far as the concurrency of a workflow asks for it. */
export type GithubContext = Readonly<Record<"ref" | "event_name" | "repository", string>>;

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
});

function refOf(delivery: Delivery): string {
  const { event, payload } = delivery;
  if (event === "push") return String(payload["ref"]);
  return event === "pull_request" ? `refs/pull/${payload["number"]}/merge` : defaultBranchOf(delivery);
}

/**
 * What to fetch so that the checkout is what the event speaks of: a commit or a ref; `undefined` for what is gone and
 * for events that start nothing.
 */
export function revisionOf(delivery: Delivery): string | undefined {
  const { event, payload } = delivery;
  if (event === "repository_dispatch") return defaultBranchOf(delivery);
  if (event === "pull_request") return String(fieldsOf(fieldsOf(payload["pull_request"])["head"])["sha"]);
  return event === "push" && payload["deleted"] !== true ? String(payload["after"]) : undefined;
}

/**
 * A text with its `${{ }}` filled in; there may stand `github.<name>`, compared with a text or not. Throws for any other
 * expression.
 */
export const interpolate = (text: string, context: GithubContext): string =>
  text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const { name = "", wanted } = /^github\.(?<name>\w+)(?: == '(?<wanted>[^']*)')?$/.exec(expression)?.groups ?? {};
    if (!(name in context)) throw new Error(`the expression "${expression}" is not known here`);
    const value = context[name as keyof GithubContext];
    return wanted === undefined ? value : String(value === wanted);
  });
