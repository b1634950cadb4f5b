import type { ChangedFile } from "../git/diff.ts";
import type { Repository } from "../repository.ts";
import { repositoryUrl, webUrl } from "./repository.ts";
import type { Shape } from "./user.ts";

const encodePath = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

/** One changed file of a commit, a comparison or a pull request, as seen at `sha`. */
export function toChangedFile(base: string, { repository, sha }: At, file: ChangedFile): Shape {
  const path = encodePath(file.path);
  return {
    sha: file.blob,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${webUrl(base, repository)}/blob/${sha}/${path}`,
    raw_url: `${webUrl(base, repository)}/raw/${sha}/${path}`,
    contents_url: `${repositoryUrl(base, repository)}/contents/${path}?ref=${sha}`,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(file.previousPath === undefined ? {} : { previous_filename: file.previousPath }),
  };
}

type At = { readonly repository: Repository; readonly sha: string };
