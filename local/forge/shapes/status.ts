import { stableId } from "../identity.ts";
import type { Status } from "../records.ts";
import type { Repository } from "../repository.ts";
import { repositoryUrl, toRepository } from "./repository.ts";
import { nodeId, printDate } from "./time.ts";
import { type Shape, toUser } from "./user.ts";

/** A status as the combined one lists it: without its creator. */
export const toStatusItem = (base: string, repository: Repository, status: Status): Shape => ({
  id: status.id,
  node_id: nodeId("SC", status.id),
  url: `${repositoryUrl(base, repository)}/statuses/${status.sha}`,
  avatar_url: `${base}/avatars/${stableId(status.creator.login)}`,
  state: status.state,
  context: status.context,
  description: status.description,
  target_url: status.targetUrl,
  created_at: printDate(status.createdAt),
  updated_at: printDate(status.createdAt),
});

export const toStatus = (base: string, repository: Repository, status: Status): Shape => ({
  ...toStatusItem(base, repository, status),
  creator: toUser(base, status.creator.login),
});

export type Combined = {
  readonly sha: string;
  readonly state: string;
  readonly total: number;
  /** One page of them. */
  readonly statuses: readonly Status[];
};

export const toCombinedStatus = (base: string, repository: Repository, combined: Combined): Shape => ({
  state: combined.state,
  sha: combined.sha,
  total_count: combined.total,
  statuses: combined.statuses.map((status) => toStatusItem(base, repository, status)),
  repository: toRepository(base, repository),
  commit_url: `${repositoryUrl(base, repository)}/commits/${combined.sha}`,
  url: `${repositoryUrl(base, repository)}/commits/${combined.sha}/status`,
});
