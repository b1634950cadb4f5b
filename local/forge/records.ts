import type { Identity } from "./identity.ts";

/** What GitHub keeps beside Git. Records are replaced, never changed. */
export type Pull = {
  readonly number: number;
  readonly id: number;
  readonly title: string;
  readonly body: string | null;
  readonly draft: boolean;
  readonly author: Identity;
  /** Branches of the one repository. */
  readonly head: string;
  readonly base: string;
  /** Where a person says that the head is another repository's: its full name, which only the answers show. */
  readonly fork?: string;
  readonly headSha: string;
  /** The base branch's tip when the pull request last moved. */
  readonly baseSha: string;
  readonly state: "open" | "closed";
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly closedAt?: Date;
  readonly merge?: { readonly sha: string; readonly by: Identity; readonly at: Date };
};

export type Comment = {
  readonly id: number;
  readonly issue: number;
  readonly author: Identity;
  readonly body: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export type Review = {
  readonly id: number;
  readonly pull: number;
  readonly author: Identity;
  readonly body: string;
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING";
  readonly commit: string;
  /** Absent while it is pending. */
  readonly submittedAt?: Date;
};

export type Annotation = {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column: number | null;
  readonly end_column: number | null;
  readonly annotation_level: string;
  readonly message: string;
  readonly title: string | null;
  readonly raw_details: string | null;
};

export const checkStatuses = ["queued", "in_progress", "completed"] as const;
export const conclusions = [
  "success",
  "failure",
  "neutral",
  "cancelled",
  "skipped",
  "timed_out",
  "action_required",
] as const;

export type CheckRun = {
  readonly id: number;
  /** The suite of one App on one commit. */
  readonly suite: number;
  readonly app: string;
  readonly headSha: string;
  readonly name: string;
  readonly externalId: string;
  readonly detailsUrl: string | null;
  readonly status: (typeof checkStatuses)[number];
  readonly conclusion: (typeof conclusions)[number] | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly output: { readonly title: string | null; readonly summary: string | null; readonly text: string | null };
  readonly annotations: readonly Annotation[];
};

export const statusStates = ["error", "failure", "pending", "success"] as const;
export type Status = {
  readonly id: number;
  readonly sha: string;
  readonly state: (typeof statusStates)[number];
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: Identity;
  readonly createdAt: Date;
};

export type Deployment = {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string | null;
  readonly payload: unknown;
  readonly isProduction: boolean;
  readonly isTransient: boolean;
  readonly creator: Identity;
  readonly createdAt: Date;
  /** Oldest first. */
  readonly statuses: readonly DeploymentStatus[];
};

export const deploymentStates = [
  "error",
  "failure",
  "inactive",
  "in_progress",
  "queued",
  "pending",
  "success",
] as const;
export type DeploymentStatus = {
  readonly id: number;
  readonly state: (typeof deploymentStates)[number];
  readonly description: string;
  readonly environmentUrl: string;
  readonly logUrl: string;
  readonly creator: Identity;
  readonly createdAt: Date;
};

/** A GitHub Release. */
export type Release = {
  readonly id: number;
  readonly tag: string;
  readonly target: string;
  readonly name: string | null;
  readonly body: string | null;
  readonly draft: boolean;
  readonly prerelease: boolean;
  readonly author: Identity;
  readonly createdAt: Date;
};
