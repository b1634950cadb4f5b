import { personOf } from "../actor.ts";
import { text } from "../body.ts";
import { isRefName, isSha } from "../git/refs.ts";
import { readTag, writeTag } from "../git/tag.ts";
import { notFound, Refusal } from "../problems.ts";
import { type Answer, created, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toTag } from "../shapes/tag.ts";
import { optionalPerson } from "./git-commits.ts";
import { refuseEmpty } from "./refs.ts";

/** Writes the object alone: nobody sees it before a ref points at it. */
async function createTag(call: RepositoryCall): Promise<Answer> {
  const { site, repository, body } = call;
  const [tag, message, object] = [text(body, "tag"), text(body, "message"), text(body, "object")];
  const type = text(body, "type");
  await refuseEmpty(repository);
  if (!isRefName(`refs/tags/${tag}`)) throw new Refusal(422, `${tag} is not a valid tag name.`);
  if ((isSha(object) ? await repository.git.info(object) : undefined)?.type !== type)
    throw new Refusal(422, "Object does not exist");
  const tagger = optionalPerson(body, "tagger", site.now()) ?? personOf(call);
  const sha = await writeTag(repository.git, { object, type, tag, tagger, message });
  return created(toTag(site.url, repository, { sha, object, type, tag, tagger, message }));
}

async function getTag(call: RepositoryCall): Promise<Answer> {
  const { site, repository } = call;
  const sha = param(call, "tag_sha");
  const tag = isSha(sha) ? await readTag(repository.git, sha) : undefined;
  if (tag === undefined) throw notFound();
  return ok(toTag(site.url, repository, tag));
}

export const tagRoutes: readonly RepositoryRoute[] = [
  {
    method: "POST",
    template: "/repos/{owner}/{repo}/git/tags",
    needs: [{ contents: "write" }],
    createsContent: true,
    serve: createTag,
  },
  {
    method: "GET",
    template: "/repos/{owner}/{repo}/git/tags/{tag_sha}",
    needs: [{ contents: "read" }],
    serve: getTag,
  },
];
