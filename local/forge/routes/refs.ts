import { optionalFlag, text } from "../body.ts";
import { isAncestor } from "../git/history.ts";
import { isRefName, isSha, listRefs, noCommit, type Ref, readRef } from "../git/refs.ts";
import { moveAndAnnounce } from "../moves.ts";
import { emptyRepository, notFound, Refusal } from "../problems.ts";
import type { Repository } from "../repository.ts";
import { type Answer, created, noContent, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toRef } from "../shapes/ref.ts";

/** Throws where the Git data API answers 409: nothing has been committed yet. */
export async function refuseEmpty({ git }: Repository): Promise<void> {
  if ((await git.info("HEAD")) === undefined && (await listRefs(git)).length === 0) throw emptyRepository();
}

async function getRef(call: RepositoryCall): Promise<Answer> {
  const { site, repository } = call;
  const ref = await readRef(repository.git, `refs/${param(call, "ref")}`);
  if (ref !== undefined) return ok(toRef(site.url, repository, ref));
  await refuseEmpty(repository);
  throw notFound();
}

async function matchingRefs(call: RepositoryCall): Promise<Answer> {
  const { site, repository } = call;
  await refuseEmpty(repository);
  const refs = await listRefs(repository.git, `refs/${param(call, "ref")}`);
  return ok(refs.map((ref) => toRef(site.url, repository, ref)));
}

/** Only branches and tags can be written, and only where a pull request is not the way. */
function refuseProtected({ repository }: RepositoryCall, name: string): void {
  if (!/^refs\/(heads|tags)\//.test(name)) throw new Refusal(422, "Reference cannot be updated");
  if (!repository.pullRequestOnly.includes(name)) return;
  throw new Refusal(422, "Repository rule violations found\n\nChanges must be made through a pull request.");
}

async function refuseUnknownSha({ git }: Repository, name: string, sha: string): Promise<void> {
  const object = isSha(sha) ? await git.info(sha) : undefined;
  if (object === undefined) throw new Refusal(422, "Object does not exist");
  const isTag = name.startsWith("refs/tags/") && object.type === "tag";
  if (object.type !== "commit" && !isTag) throw new Refusal(422, "Object is not a commit");
}

async function createRef(call: RepositoryCall): Promise<Answer> {
  const { site, repository, body } = call;
  const name = text(body, "ref");
  const sha = text(body, "sha");
  await refuseEmpty(repository);
  if (!/^refs\/(heads|tags)\//.test(name) || !isRefName(name)) {
    throw new Refusal(422, `${name} is not a valid ref name.`);
  }
  return repository.writes.run(async () => {
    if ((await readRef(repository.git, name)) !== undefined) throw new Refusal(422, "Reference already exists");
    await refuseUnknownSha(repository, name, sha);
    await moveAndAnnounce(call, { ref: name, before: noCommit, after: sha });
    return created(toRef(site.url, repository, await existing(repository, name)));
  });
}

async function updateRef(call: RepositoryCall): Promise<Answer> {
  const { site, repository, body } = call;
  const name = `refs/${param(call, "ref")}`;
  const sha = text(body, "sha");
  const force = optionalFlag(body, "force") ?? false;
  await refuseEmpty(repository);
  return repository.writes.run(async () => {
    const current = await existing(repository, name);
    refuseProtected(call, name);
    await refuseUnknownSha(repository, name, sha);
    if (!force && !(await isAncestor(repository.git, current.id, sha))) {
      throw new Refusal(422, "Update is not a fast forward");
    }
    await moveAndAnnounce(call, { ref: name, before: current.id, after: sha });
    return ok(toRef(site.url, repository, await existing(repository, name)));
  });
}

async function deleteRef(call: RepositoryCall): Promise<Answer> {
  const { repository } = call;
  const name = `refs/${param(call, "ref")}`;
  await refuseEmpty(repository);
  return repository.writes.run(async () => {
    const current = await existing(repository, name);
    refuseProtected(call, name);
    await moveAndAnnounce(call, { ref: name, before: current.id, after: noCommit });
    return noContent;
  });
}

async function existing({ git }: Repository, name: string): Promise<Ref> {
  const ref = await readRef(git, name);
  if (ref === undefined) throw new Refusal(422, "Reference does not exist");
  return ref;
}

const read = [{ contents: "read" }] as const;
const write = [{ contents: "write" }] as const;

export const refRoutes: readonly RepositoryRoute[] = [
  { method: "GET", template: "/repos/{owner}/{repo}/git/ref/{ref}", needs: read, serve: getRef },
  { method: "GET", template: "/repos/{owner}/{repo}/git/matching-refs/{ref}", needs: read, serve: matchingRefs },
  { method: "POST", template: "/repos/{owner}/{repo}/git/refs", needs: write, serve: createRef },
  { method: "PATCH", template: "/repos/{owner}/{repo}/git/refs/{ref}", needs: write, serve: updateRef },
  { method: "DELETE", template: "/repos/{owner}/{repo}/git/refs/{ref}", needs: write, serve: deleteRef },
];
