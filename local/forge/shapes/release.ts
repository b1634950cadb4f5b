import type { Release } from "../records.ts";
import type { Repository } from "../repository.ts";
import { repositoryUrl, webUrl } from "./repository.ts";
import { nodeId, printDate } from "./time.ts";
import { type Shape, toUser } from "./user.ts";

export function toRelease(base: string, repository: Repository, release: Release): Shape {
  const { id, tag, target, name, body, draft, prerelease, author, createdAt } = release;
  const [api, web] = [repositoryUrl(base, repository), webUrl(base, repository)];
  return {
    ...{ id, node_id: nodeId("RE", id), tag_name: tag, target_commitish: target, name, body, draft, prerelease },
    url: `${api}/releases/${id}`,
    html_url: `${web}/releases/tag/${encodeURIComponent(tag)}`,
    assets_url: `${api}/releases/${id}/assets`,
    upload_url: `${api}/releases/${id}/assets{?name,label}`,
    tarball_url: `${api}/tarball/${tag}`,
    zipball_url: `${api}/zipball/${tag}`,
    created_at: printDate(createdAt),
    published_at: draft ? null : printDate(createdAt),
    author: toUser(base, author.login),
    assets: [],
  };
}
