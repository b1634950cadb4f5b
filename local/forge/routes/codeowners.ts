import { resolveCommit } from "../git/refs.ts";
import { findEntry } from "../git/tree.ts";
import { notFound } from "../problems.ts";
import type { Repository } from "../repository.ts";
import { type Answer, ok, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { commitOf } from "./git-commits.ts";

/** Where GitHub looks, in its order: the first one counts. */
const places = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

type Found = { readonly path: string; readonly text: string };

async function findCodeowners(repository: Repository): Promise<Found | undefined> {
  const { git, defaultBranch } = repository;
  const commit = await resolveCommit(git, defaultBranch);
  if (commit === undefined) return undefined;
  const { tree } = await commitOf(repository, commit);
  for (const path of places) {
    const entry = await findEntry(git, tree, path.split("/"));
    const bytes = entry === undefined ? undefined : await git.read(entry.id, "blob");
    if (bytes !== undefined) return { path, text: bytes.toString() };
  }
  return undefined;
}

/** Owners are `@login`, `@organization/team` or an address; a login must be a collaborator's. */
async function listErrors({ repository }: RepositoryCall): Promise<Answer> {
  const found = await findCodeowners(repository);
  if (found === undefined) throw notFound();
  const { path, text } = found;
  const known = new Set(Object.keys(repository.setup.collaborators ?? {}).map((login) => `@${login.toLowerCase()}`));
  const isKnown = (owner: string): boolean => /^@[^/]+\/|^[^@\s]+@/.test(owner) || known.has(owner.toLowerCase());
  const errors = text.split("\n").flatMap((source, index) => {
    const [, ...owners] = source.replace(/#.*/, "").trim().split(/\s+/);
    return owners
      .filter((owner) => !isKnown(owner))
      .map((owner) => ({
        line: index + 1,
        column: source.indexOf(owner) + 1,
        kind: "Unknown owner",
        source,
        suggestion: `make sure ${owner} exists and has write access to the repository`,
        message: `Unknown owner on line ${index + 1}: make sure ${owner} exists and has write access to the repository`,
        path,
      }));
  });
  return ok({ errors });
}

export const codeownersRoutes: readonly RepositoryRoute[] = [
  {
    method: "GET",
    template: "/repos/{owner}/{repo}/codeowners/errors",
    needs: [{ contents: "read" }],
    serve: listErrors,
  },
];
