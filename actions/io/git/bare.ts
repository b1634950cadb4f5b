import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../../../model/problem.ts";
import { asCommitted } from "./check-out.ts";
import { type Git, type GitRemote, openGit } from "./process.ts";

/** A bare repository in a temporary folder, and its remote. Branches are names, or a prefix that ends in `*`. */
export type Bare = AsyncDisposable & {
  readonly folder: string;
  readonly git: Git;
  /** Brings the branches here and gives their commits. A remote without the first of them is refused. */
  readonly fetch: (branches: readonly string[]) => Promise<ReadonlyMap<string, string>>;
};

export type BareOptions = {
  /** How many commits back it reaches; default all. */
  readonly depth?: number;
  /** Whether files come along. By default only trees do, which tell what is where: Git brings a file when it is read. */
  readonly contents?: boolean;
};

export async function openBare(remote: GitRemote, { depth, contents = false }: BareOptions = {}): Promise<Bare> {
  const folder = mkdtempSync(join(tmpdir(), "landfall-git-"));
  const partial = contents ? [] : [["remote.origin.promisor", "true"] as const];
  const git = openGit(folder, remote, [["remote.origin.url", remote.url], ...partial]);
  await git("init", "--bare");
  mkdirSync(join(folder, "info"), { recursive: true });
  writeFileSync(join(folder, "info/attributes"), asCommitted);
  const options = [
    "--no-tags",
    "--prune",
    ...(depth === undefined ? [] : [`--depth=${depth}`]),
    ...(contents ? [] : ["--filter=blob:none"]),
  ];
  return {
    folder,
    git,
    fetch: async (branches) => {
      const heads = branches.map((name) => `refs/heads/${name}`);
      try {
        await git("fetch", ...options, "origin", ...heads.map((head) => `+${head}:${head}`));
      } catch (error) {
        if (error instanceof UserError) throw error;
        if ((await git("ls-remote", "--refs", "origin", ...heads.slice(0, 1))) !== "") throw error;
        throw new UserError(
          `${remote.url} has no branch ${branches[0]}: give it a first commit, for example a README`,
          { cause: error },
        );
      }
      return parseRefs(await git("for-each-ref", "--format=%(objectname)%09%(refname)", "refs/heads/"));
    },
    [Symbol.asyncDispose]: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

const parseRefs = (listing: string): ReadonlyMap<string, string> =>
  new Map(
    listing.split("\n").flatMap((line) => {
      const [, id, name] = /^([0-9a-f]{40,64})\trefs\/heads\/(.+)$/.exec(line) ?? [];
      return id && name ? [[name, id] as const] : [];
    }),
  );
