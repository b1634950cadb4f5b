import { UserError } from "../../model/problem.ts";
import { specsAt } from "../io/base-specs.ts";
import { type LocalRepository, mergeBaseOf } from "../io/git/local.ts";
import { type ObjectReader, openObjects } from "../io/git/object-reader.ts";
import { orDispose } from "../io/or-dispose.ts";
import type { PlanDeps } from "./needs.ts";

export type Checkout = {
  /** The folder of the specs, as the user gave it. */
  readonly folder: string;
  readonly repository: LocalRepository;
  /** A commit, branch or tag to compare with; default where the checkout left its main branch. */
  readonly base: string | undefined;
};

/** What the specs of a checkout are compared with, and what it knows of its history. */
export async function specsOf({
  folder,
  repository,
  base,
}: Checkout): Promise<Pick<PlanDeps, "base" | "ancestry"> & AsyncDisposable> {
  const objects = openObjects(repository.root);
  const commit = await orDispose(objects, () => baseOf(repository, objects, base));
  return {
    base: async (head) => {
      if (commit === undefined) return undefined;
      const files = await specsAt({ repository, objects, commit, folder, head });
      return files.size === 0 ? undefined : { commit, files };
    },
    ancestry: async ({ commit: other }) => {
      const [head, found] = await objects.read(["HEAD", other].map((name) => `${name}^{commit}`));
      if (found !== undefined && head?.id === found.id) return true;
      if (found !== undefined && (await mergeBaseOf(repository.git, "HEAD", other)) === other) return true;
      // A commit that an earlier fetch left here is known, and what lies between is not.
      return (await repository.git("rev-parse", "--is-shallow-repository")).trim() === "true" ? undefined : false;
    },
    [Symbol.asyncDispose]: () => objects[Symbol.asyncDispose](),
  };
}

/** Beside main, the commit that it was left at: what main has got since is not this change's doing. */
async function baseOf(
  { git }: LocalRepository,
  { read }: ObjectReader,
  named: string | undefined,
): Promise<string | undefined> {
  const names = named === undefined ? ["refs/remotes/origin/main", "refs/heads/main"] : [named];
  const [head, ...found] = (await read(["HEAD", ...names].map((name) => `${name}^{commit}`))).map((one) => one?.id);
  const base = found.find((id) => id !== undefined);
  if (named === undefined) return base === undefined || base === head ? head : mergeBaseOf(git, "HEAD", base);
  if (base !== undefined) return base;
  throw new UserError(`there is no commit ${JSON.stringify(named)} here: fetch it, or give another --base`);
}
