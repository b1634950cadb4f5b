import type { Git } from "./git.ts";

export type Ref = { readonly name: string; readonly id: string; readonly type: "commit" | "tag" | "tree" | "blob" };

export const noCommit = "0".repeat(40);
export const isSha = (text: string): boolean => /^[0-9a-f]{40}$/.test(text);

/** The rules of `git check-ref-format`, for a full name such as `refs/heads/main`. */
export function isRefName(name: string): boolean {
  const parts = name.split("/");
  return (
    parts.length > 2 &&
    parts[0] === "refs" &&
    name.length <= 255 &&
    !name.includes("..") &&
    !name.includes("@{") &&
    !name.endsWith(".") &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses
    !/[\x00-\x20\x7f~^:?*[\\]/.test(name) &&
    parts.every((part) => part !== "" && !part.startsWith(".") && !part.startsWith("-") && !part.endsWith(".lock"))
  );
}

export async function readRef(git: Git, name: string): Promise<Ref | undefined> {
  if (!isRefName(name)) return undefined;
  const object = await git.info(name);
  return object && { name, id: object.id, type: object.type };
}

export const branchTip = async (git: Git, branch: string): Promise<string | undefined> =>
  (await readRef(git, `refs/heads/${branch}`))?.id;

/** The commit that a branch, a tag, a full ref name, `HEAD` or a sha stands for. */
export async function resolveCommit(git: Git, name: string): Promise<string | undefined> {
  if (isSha(name)) return git.find(`${name}^{commit}`, "commit");
  if (name === "HEAD") return git.find("HEAD", "commit");
  const candidates = [name, `refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`].filter(isRefName);
  for (const candidate of candidates) {
    const sha = await git.find(`${candidate}^{commit}`, "commit");
    if (sha !== undefined) return sha;
  }
  return undefined;
}

export async function listRefs(git: Git, prefix = "refs/"): Promise<readonly Ref[]> {
  const listing = await git.output(["for-each-ref", "--format=%(objectname) %(objecttype) %(refname)"]);
  return listing
    .split("\n")
    .map((line) => line.split(" "))
    .flatMap(([id = "", type = "", name = ""]) =>
      isType(type) && name.startsWith(prefix) ? [{ name, id, type }] : [],
    );
}

const isType = (text: string): text is Ref["type"] => ["commit", "tag", "tree", "blob"].includes(text);

/** Moves a ref from `before` to `after` (`noCommit` creates and deletes); false when it was not at `before`. */
export async function moveRef(git: Git, name: string, move: { before: string; after: string }): Promise<boolean> {
  if (!isRefName(name)) return false;
  const { before, after } = move;
  const args = after === noCommit ? ["-d", name, before] : [name, after, before];
  return (await git.run(["update-ref", "--no-deref", ...args])).code === 0;
}
