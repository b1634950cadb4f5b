import { type Body, bodies, optionalText, text } from "../body.ts";
import { isSha, resolveCommit } from "../git/refs.ts";
import { type Edit, type Entry, editTree, listTree, MissingPath, type Mode, modes, typeOf } from "../git/tree.ts";
import { parsePath } from "../paths.ts";
import { notFound, Refusal } from "../problems.ts";
import type { Repository } from "../repository.ts";
import { type Answer, created, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { repositoryUrl } from "../shapes/repository.ts";
import type { Shape } from "../shapes/user.ts";
import { refuseEmpty } from "./refs.ts";

async function getTree(call: RepositoryCall): Promise<Answer> {
  const { repository, query } = call;
  const name = param(call, "tree_sha");
  await refuseEmpty(repository);
  const commit = await resolveCommit(repository.git, name);
  const id = await treeOf(repository, commit ?? name);
  if (id === undefined) throw notFound();
  return ok(await toTree(call, id, query.has("recursive")));
}

/** The id of the tree that a tree or a commit stands for. */
const treeOf = async ({ git }: Repository, sha: string): Promise<string | undefined> =>
  isSha(sha) ? git.find(`${sha}^{tree}`, "tree") : undefined;

async function toTree({ site, repository }: RepositoryCall, id: string, recursive: boolean): Promise<Shape> {
  const url = `${repositoryUrl(site.url, repository)}/git`;
  const entries = await listTree(repository.git, id, recursive);
  return {
    sha: id,
    url: `${url}/trees/${id}`,
    tree: entries.slice(0, site.treeEntries).map(({ path, mode, id: sha, size }) => ({
      path,
      mode,
      type: typeOf(mode),
      sha,
      ...(size === undefined ? {} : { size }),
      url: `${url}/${typeOf(mode)}s/${sha}`,
    })),
    truncated: entries.length > site.treeEntries,
  };
}

async function createTree(call: RepositoryCall): Promise<Answer> {
  const { repository, body } = call;
  const wanted = bodies(body, "tree");
  const baseName = optionalText(body, "base_tree");
  await refuseEmpty(repository);
  const base = baseName === undefined ? undefined : await treeOf(repository, baseName);
  if (baseName !== undefined && base === undefined) throw new Refusal(422, "base_tree is not a valid tree oid");
  if (wanted.length === 0) throw new Refusal(422, "Invalid tree info");
  const edits = await Promise.all(wanted.map((entry) => toEdit(repository, entry)));
  try {
    const id = await editTree(repository.git, base, edits);
    return created(await toTree(call, id ?? (await repository.git.write("tree", Buffer.alloc(0))), false));
  } catch (error) {
    throw error instanceof MissingPath ? new Refusal(422, "GitRPC::BadObjectState") : error;
  }
}

async function toEdit(repository: Repository, wanted: Body): Promise<Edit> {
  const name = text(wanted, "path");
  if (name.startsWith("/")) throw new Refusal(422, "tree.path cannot start with a slash");
  const path = parsePath(name);
  if (path === undefined) throw new Refusal(422, "tree.path contains a malformed path component");
  const mode = modes.find((candidate) => candidate === wanted["mode"]);
  if (mode === undefined) throw new Refusal(422, `tree.mode must be one of ${modes.join(", ")}`);
  return { path, entry: await toEntry(repository, mode, wanted) };
}

/** `sha: null` removes, `content` makes a blob, `sha` names an object of the mode's type. */
async function toEntry({ git }: Repository, mode: Mode, wanted: Body): Promise<Entry | undefined> {
  const content = optionalText(wanted, "content");
  const sha = optionalText(wanted, "sha");
  if (content !== undefined && sha !== undefined) throw new Refusal(422, "Must supply either tree.sha or tree.content");
  if (content !== undefined && typeOf(mode) !== "blob") throw new Refusal(422, "tree.content needs a file's mode");
  if (content !== undefined) return { mode, id: await git.write("blob", Buffer.from(content)) };
  if (wanted["sha"] === null) return undefined;
  if (sha === undefined) throw new Refusal(422, "Must supply either tree.sha or tree.content");
  if (!isSha(sha)) throw new Refusal(422, `tree.sha ${sha} is not a valid ${typeOf(mode)}`);
  if (typeOf(mode) !== "commit" && (await git.find(sha, typeOf(mode))) === undefined) {
    throw new Refusal(422, `tree.sha ${sha} is not a valid ${typeOf(mode)}`);
  }
  return { mode, id: sha };
}

export const treeRoutes: readonly RepositoryRoute[] = [
  {
    method: "GET",
    template: "/repos/{owner}/{repo}/git/trees/{tree_sha}",
    needs: [{ contents: "read" }],
    serve: getTree,
  },
  {
    method: "POST",
    template: "/repos/{owner}/{repo}/git/trees",
    needs: [{ contents: "write" }],
    serve: createTree,
  },
];
