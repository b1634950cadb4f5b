import { tmpdir } from "node:os";
import { isCommitId } from "../../../model/names/commit.ts";
import { type GitRemote, openGit } from "./process.ts";

/** What a tag stands for: the `commit` in the end, and the `object` it points at, which is another for an annotated one. */
export type RemoteTag = { readonly commit: string; readonly object: string };

/** A remote's branches and tags as they were at one moment. Names are what people gave them: hostile. */
export type RemoteRefs = {
  /** The default branch; absent where it has no commit yet. */
  readonly head?: { readonly branch: string; readonly commit: string };
  /** Name -> commit. */
  readonly branches: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, RemoteTag>;
};

/** Asks a remote for its refs, in one request and without a clone. Throws a `UserError` for one that is not there. */
export async function remoteRefs(remote: GitRemote): Promise<RemoteRefs> {
  return parseRefs(await openGit(tmpdir(), remote)("ls-remote", "--symref", remote.url));
}

/** What `git ls-remote --symref` prints. A tag of anything but a commit cannot be told from one of a commit. */
export function parseRefs(listing: string): RemoteRefs {
  const ids = new Map<string, string>();
  let head: string | undefined;
  for (const line of listing.split("\n")) {
    const [value = "", name = ""] = line.split("\t");
    if (isCommitId(value)) ids.set(name, value);
    else if (name === "HEAD") head = /^ref: refs\/heads\/(.+)$/.exec(value)?.[1];
  }
  const branches = below(ids, "refs/heads/");
  const peeled = "^{}";
  const tags = [...below(ids, "refs/tags/")]
    .filter(([name]) => !name.endsWith(peeled))
    .map(([name, object]) => [name, { commit: ids.get(`refs/tags/${name}${peeled}`) ?? object, object }] as const);
  const commit = branches.get(head ?? "");
  return {
    ...(head === undefined || commit === undefined ? {} : { head: { branch: head, commit } }),
    branches,
    tags: new Map(tags),
  };
}

const below = (ids: ReadonlyMap<string, string>, prefix: string): ReadonlyMap<string, string> =>
  new Map([...ids].flatMap(([name, id]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), id]] : [])));
