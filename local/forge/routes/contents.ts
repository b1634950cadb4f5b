import { gitHubPerson, personOf } from "../actor.ts";
import { optionalText, text } from "../body.ts";
import { writeCommit } from "../git/commit.ts";
import { branchTip, listRefs, noCommit, resolveCommit } from "../git/refs.ts";
import { type Entry, editTree, findEntry, listTree, typeOf } from "../git/tree.ts";
import { moveAndAnnounce } from "../moves.ts";
import { parsePath } from "../paths.ts";
import { invalidRequest, notFound, Refusal } from "../problems.ts";
import { type Answer, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toGitCommit } from "../shapes/commit.ts";
import { toContent, toFile } from "../shapes/content.ts";
import { commitOf, isSigned, optionalPerson } from "./git-commits.ts";

const rawType = /application\/vnd\.github(\.[\w.-]+)?\.raw/;

async function getContents(call: RepositoryCall): Promise<Answer> {
  const { site, repository, query, accept } = call;
  const { git } = repository;
  const ref = query.get("ref") || repository.defaultBranch;
  const commit = await resolveCommit(git, ref);
  if (commit === undefined) throw new Refusal(404, `No commit found for the ref ${ref}`);
  const path = param(call, "path").replace(/\/$/, "");
  const parts = path === "" ? [] : parsePath(path);
  const root: Entry = { mode: "040000", id: (await commitOf(repository, commit)).tree };
  const entry = parts && (parts.length === 0 ? root : await findEntry(git, root.id, parts));
  if (entry === undefined) throw notFound();
  if (typeOf(entry.mode) === "tree") {
    const entries = await listTree(git, entry.id, false);
    const below = entries.map((item) => ({ ...item, path: path === "" ? item.path : `${path}/${item.path}` }));
    return ok(below.map((item) => toContent(site.url, { repository, ref }, item)));
  }
  const content = (await git.read(entry.id, "blob")) ?? Buffer.alloc(0);
  if (rawType.test(accept)) return { status: 200, raw: content };
  return ok(toFile(site.url, { repository, ref }, { ...entry, path, content }));
}

async function putContents(call: RepositoryCall): Promise<Answer> {
  const { repository, body } = call;
  const path = parsePath(param(call, "path"));
  if (path === undefined) throw new Refusal(422, "path contains a malformed path component");
  const message = text(body, "message");
  const content = Buffer.from(text(body, "content"), "base64");
  const branch = optionalText(body, "branch") ?? repository.defaultBranch;
  return repository.writes.run(async () => {
    const tip = await tipOf(call, branch);
    const tree = tip === undefined ? undefined : (await commitOf(repository, tip)).tree;
    const current = tree === undefined ? undefined : await findEntry(repository.git, tree, path);
    refuseStale(call, path, current);
    const entry: Entry = { mode: "100644", id: await repository.git.write("blob", content) };
    const edited = await editTree(repository.git, tree, [{ path, entry }]);
    const sha = await commit(call, { message, tree: edited ?? "", parents: tip === undefined ? [] : [tip] });
    await moveAndAnnounce(call, { ref: `refs/heads/${branch}`, before: tip ?? noCommit, after: sha });
    return toAnswer(call, { sha, branch, size: content.length, entry, isNew: current === undefined });
  });
}

/** The branch's tip; `undefined` in an empty repository, where any branch may be the first. */
async function tipOf({ repository }: RepositoryCall, branch: string): Promise<string | undefined> {
  const tip = await branchTip(repository.git, branch);
  if (tip === undefined) {
    if ((await listRefs(repository.git)).length > 0) throw new Refusal(404, `Branch ${branch} not found`);
    return undefined;
  }
  if (!repository.pullRequestOnly.includes(`refs/heads/${branch}`)) return tip;
  throw new Refusal(409, "Repository rule violations found\n\nChanges must be made through a pull request.");
}

function refuseStale({ body }: RepositoryCall, path: readonly string[], current: Entry | undefined): void {
  const expected = optionalText(body, "sha");
  if (current !== undefined && typeOf(current.mode) !== "blob") throw invalidRequest("path is not a file.");
  if (current !== undefined && expected === undefined) throw invalidRequest(`"sha" wasn't supplied.`);
  if (expected === undefined || expected === current?.id) return;
  throw new Refusal(409, `${path.join("/")} does not match ${expected}`);
}

type Draft = { readonly message: string; readonly tree: string; readonly parents: readonly string[] };

async function commit(call: RepositoryCall, draft: Draft): Promise<string> {
  const { site, repository, body } = call;
  const author = optionalPerson(body, "author", site.now()) ?? personOf(call);
  const committer = optionalPerson(body, "committer", site.now()) ?? gitHubPerson(call);
  const sha = await writeCommit(repository.git, { ...draft, author, committer });
  if (isSigned(call)) repository.verified.add(sha);
  return sha;
}

type Written = {
  readonly sha: string;
  readonly branch: string;
  readonly size: number;
  readonly entry: Entry;
  readonly isNew: boolean;
};

async function toAnswer(call: RepositoryCall, { sha, branch, size, entry, isNew }: Written): Promise<Answer> {
  const { site, repository } = call;
  const item = { ...entry, size, path: param(call, "path") };
  const content = toContent(site.url, { repository, ref: branch }, item);
  const shape = toGitCommit(site.url, repository, await commitOf(repository, sha));
  return { status: isNew ? 201 : 200, body: { content, commit: shape } };
}

export const contentRoutes: readonly RepositoryRoute[] = [
  {
    method: "GET",
    template: "/repos/{owner}/{repo}/contents/{path}",
    needs: [{ contents: "read" }],
    serve: getContents,
  },
  {
    method: "PUT",
    template: "/repos/{owner}/{repo}/contents/{path}",
    needs: [{ contents: "write" }],
    serve: putContents,
  },
];
