import { hash } from "node:crypto";
import { normalize } from "node:path/posix";
import { UserError } from "../../model/problem.ts";
import { withoutSlash } from "./folders.ts";
import { specEntries } from "./git/check-out.ts";
import type { LocalRepository } from "./git/local.ts";
import type { ObjectReader } from "./git/object-reader.ts";

export type BaseRequest = {
  readonly repository: LocalRepository;
  readonly objects: ObjectReader;
  readonly commit: string;
  /** The folder as the user gave it: paths begin with it. */
  readonly folder: string;
  /** The files as they are now: what is the same in both is the very same bytes. */
  readonly head: ReadonlyMap<string, Uint8Array>;
};

/** The specs at another commit, by the paths that files of the folder have now. Throws a `UserError` as a checkout does. */
export async function specsAt({
  repository,
  objects,
  commit,
  folder,
  head,
}: BaseRequest): Promise<ReadonlyMap<string, Uint8Array>> {
  const { git, prefix } = repository;
  const root = withoutSlash(normalize(folder)) || "/";
  const entries = await specEntries(git, commit, prefix);
  const named = entries.map(({ id, path }) => ({
    id,
    path: pathFrom(root, prefix === "." ? path : path.slice(prefix.length + 1)),
  }));
  const other = named.filter(({ id, path }) => blobIdOf(head.get(path)) !== id);
  const found = await objects.read(other.map(({ id }) => id));
  const former = new Map(
    other.map(({ path }, index) => {
      const content = found[index]?.content;
      if (content === undefined)
        throw new UserError(`${path} of ${commit} is not in this clone: fetch it without a filter`);
      return [path, content];
    }),
  );
  const files = named.map(({ path }) => [path, former.get(path) ?? head.get(path) ?? new Uint8Array()] as const);
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const pathFrom = (root: string, path: string): string => (root === "." ? path : `${withoutSlash(root)}/${path}`);

/** Git's id of a file with these bytes. */
const blobIdOf = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && hash("sha1", Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]));
