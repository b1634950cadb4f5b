import { UserError } from "../../model/problem.ts";
import { specsAt } from "../io/base-specs.ts";
import type { LocalRepository } from "../io/git/local.ts";
import type { PlanDeps } from "./needs.ts";

export type Checkout = {
  /** The folder of the specs, as the user gave it. */
  readonly folder: string;
  readonly repository: LocalRepository;
  /** A commit, branch or tag to compare with; default where the checkout left its main branch. */
  readonly base: string | undefined;
};

/** The specs of a checkout, and those that they are compared with. */
export async function specsOf({ folder, repository, base }: Checkout): Promise<Pick<PlanDeps, "base" | "ancestry">> {
  const commit = await baseOf(repository, base);
  const head = (await repository.commitOf("HEAD")) ?? "";
  return {
    base: async (files) =>
      commit === undefined ? undefined : { commit, files: await specsAt({ repository, commit, folder, head: files }) },
    ancestry: ({ commit: other }) => repository.contains(head, other),
  };
}

/** A merge made to try a pull request has the state it is compared with as its first parent. */
async function baseOf(repository: LocalRepository, named: string | undefined): Promise<string | undefined> {
  const { commitOf, mergeBaseOf } = repository;
  if (named !== undefined) {
    const commit = await commitOf(named);
    if (commit !== undefined) return commit;
    throw new UserError(`there is no commit ${JSON.stringify(named)} here: fetch it, or give another --base`);
  }
  for (const name of ["refs/remotes/origin/main", "refs/heads/main"]) {
    const main = await commitOf(name);
    if (main !== undefined) return mergeBaseOf("HEAD", main);
  }
  return commitOf("HEAD");
}
