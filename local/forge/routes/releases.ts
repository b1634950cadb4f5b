import { optionalFlag, optionalText, text } from "../body.ts";
import { isRefName, readRef } from "../git/refs.ts";
import { notFound, validationFailed } from "../problems.ts";
import type { Release } from "../records.ts";
import { type Answer, created, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toRelease } from "../shapes/release.ts";

/** GitHub makes the tag too where there is none; the forge's users have theirs already, so that is refused here. */
async function createRelease(call: RepositoryCall): Promise<Answer> {
  const { site, repository, identity, body } = call;
  const tag = text(body, "tag_name");
  const isThere = isRefName(`refs/tags/${tag}`) && (await readRef(repository.git, `refs/tags/${tag}`)) !== undefined;
  if (!isThere) throw validationFailed({ resource: "Release", code: "custom", message: "tag_name is not a valid tag" });
  if (byTag(call, tag) !== undefined)
    throw validationFailed({ resource: "Release", code: "already_exists", field: "tag_name" });
  const release: Release = {
    ...{ id: site.nextId(), tag, target: optionalText(body, "target_commitish") ?? repository.defaultBranch },
    ...{ name: optionalText(body, "name") ?? null, body: optionalText(body, "body") ?? null },
    ...{ draft: optionalFlag(body, "draft") ?? false, prerelease: optionalFlag(body, "prerelease") ?? false },
    ...{ author: identity, createdAt: site.now() },
  };
  repository.releases.set(release.id, release);
  return created(toRelease(site.url, repository, release));
}

const byTag = ({ repository }: RepositoryCall, tag: string): Release | undefined =>
  [...repository.releases.values()].find((release) => release.tag === tag && !release.draft);

function getByTag(call: RepositoryCall): Answer {
  const release = byTag(call, param(call, "tag"));
  if (release === undefined) throw notFound();
  return ok(toRelease(call.site.url, call.repository, release));
}

function updateRelease(call: RepositoryCall): Answer {
  const { site, repository, body } = call;
  const before = repository.releases.get(Number(param(call, "release_id")));
  if (before === undefined) throw notFound();
  const [name, notes] = [optionalText(body, "name") ?? before.name, optionalText(body, "body") ?? before.body];
  const release = { ...before, name, body: notes };
  repository.releases.set(release.id, release);
  return ok(toRelease(site.url, repository, release));
}

export const releaseRoutes: readonly RepositoryRoute[] = [
  {
    method: "POST",
    template: "/repos/{owner}/{repo}/releases",
    needs: [{ contents: "write" }],
    createsContent: true,
    serve: createRelease,
  },
  {
    method: "GET",
    template: "/repos/{owner}/{repo}/releases/tags/{tag}",
    needs: [{ contents: "read" }],
    serve: getByTag,
  },
  {
    method: "PATCH",
    template: "/repos/{owner}/{repo}/releases/{release_id}",
    needs: [{ contents: "write" }],
    serve: updateRelease,
  },
];
