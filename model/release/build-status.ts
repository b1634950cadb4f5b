import { printBuildContext } from "../names/delivery-context.ts";

/** A status on a commit; times are ISO 8601 in UTC. `creator` is absent where GitHub names nobody. */
export type CommitStatus = {
  readonly context: string;
  readonly state: string;
  readonly description: string | null;
  readonly createdAt: string;
  readonly creator?: string | undefined;
};

/** How a build of a commit without an image stands. */
export type BuildStatus =
  /** Nobody builds it; or nobody has said so for too long; or its image was there, and is not any more. */
  | { readonly status: "none" }
  | { readonly status: "building"; readonly since: string }
  | { readonly status: "failed"; readonly said: string };

/** A build that has said nothing for so long has died. */
export const silentHours = 2;

export type Asked = {
  readonly application: string;
  /** The login that reports: what others wrote is not believed. */
  readonly identity: string;
  /** ISO 8601. */
  readonly now: string;
};

/** `statuses` are newest first, as GitHub lists them. It compares contexts and logins without regard to case. */
export function buildStatusOf(statuses: readonly CommitStatus[], { application, identity, now }: Asked): BuildStatus {
  const context = printBuildContext(application);
  const last = statuses.find(
    (one) => one.context.toLowerCase() === context && one.creator?.toLowerCase() === identity.toLowerCase(),
  );
  if (last === undefined) return { status: "none" };
  if (last.state === "failure" || last.state === "error") return { status: "failed", said: last.description ?? "" };
  const silentMs = Date.parse(now) - Date.parse(last.createdAt);
  const isAlive = last.state === "pending" && silentMs < silentHours * 3_600_000;
  return isAlive ? { status: "building", since: last.createdAt } : { status: "none" };
}
