import { type Listed, typeOf } from "../git/tree.ts";
import type { Repository } from "../repository.ts";
import { repositoryUrl, webUrl } from "./repository.ts";
import type { Shape } from "./user.ts";

/** Above this GitHub leaves the text out. */
const maximumInlineBytes = 1_048_576;

type At = { readonly repository: Repository; readonly ref: string };

const kindOf = ({ mode }: Pick<Listed, "mode">): string => {
  if (mode === "120000") return "symlink";
  return { blob: "file", tree: "dir", commit: "submodule" }[typeOf(mode)];
};

/** An entry of a folder, or a file without its text. */
export function toContent(base: string, { repository, ref }: At, item: Listed): Shape {
  const path = item.path.split("/").map(encodeURIComponent).join("/");
  const self = `${repositoryUrl(base, repository)}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const git = `${repositoryUrl(base, repository)}/git/${typeOf(item.mode)}s/${item.id}`;
  const html = `${webUrl(base, repository)}/blob/${ref}/${path}`;
  return {
    name: item.path.split("/").at(-1),
    path: item.path,
    sha: item.id,
    size: item.size ?? 0,
    type: kindOf(item),
    url: self,
    html_url: html,
    git_url: git,
    download_url: typeOf(item.mode) === "blob" ? `${webUrl(base, repository)}/raw/${ref}/${path}` : null,
    _links: { self, git, html },
  };
}

export function toFile(base: string, at: At, item: Listed & { readonly content: Buffer }): Shape {
  const { content, ...listed } = item;
  const shape = toContent(base, at, { ...listed, size: content.length });
  if (item.mode === "120000") return { ...shape, target: content.toString() };
  if (item.mode === "160000") return { ...shape, submodule_git_url: null };
  const isLarge = content.length > maximumInlineBytes;
  return { ...shape, content: isLarge ? "" : printBase64(content), encoding: isLarge ? "none" : "base64" };
}

/** In lines of 60 characters, as GitHub sends it. */
export const printBase64 = (content: Buffer): string => content.toString("base64").replace(/(.{60}|.+$)/g, "$1\n");
