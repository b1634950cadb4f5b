import type { Ref } from "../git/refs.ts";
import type { Repository } from "../repository.ts";
import { repositoryUrl } from "./repository.ts";
import { nodeId } from "./time.ts";
import type { Shape } from "./user.ts";

export function toRef(base: string, repository: Repository, { name, id, type }: Ref): Shape {
  const url = `${repositoryUrl(base, repository)}/git`;
  return {
    ref: name,
    node_id: nodeId("REF", `${repository.fullName}:${name}`),
    url: `${url}/${name}`,
    object: { sha: id, type, url: `${url}/${type}s/${id}` },
  };
}
