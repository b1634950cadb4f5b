import type { Tag } from "../git/tag.ts";
import type { Repository } from "../repository.ts";
import { repositoryUrl } from "./repository.ts";
import { nodeId, printDate } from "./time.ts";
import type { Shape } from "./user.ts";

export function toTag(base: string, repository: Repository, { sha, object, type, tag, tagger, message }: Tag): Shape {
  const url = `${repositoryUrl(base, repository)}/git`;
  return {
    node_id: nodeId("TA", sha),
    tag,
    sha,
    url: `${url}/tags/${sha}`,
    message,
    tagger: { date: printDate(tagger.date), email: tagger.email, name: tagger.name },
    object: { type, sha: object, url: `${url}/${type}s/${object}` },
    verification: { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null },
  };
}
