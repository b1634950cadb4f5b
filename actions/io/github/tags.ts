import { listIn, shaIn } from "./answer.ts";
import { ask, at, type Repository } from "./client.ts";
import { statusOf } from "./failure.ts";

/** An annotated tag: what it says of a commit, and when that was said; ISO 8601. */
export type AnnotatedTag = {
  readonly name: string;
  readonly commit: string;
  readonly message: string;
  readonly taggedAt: string;
};

/** Tags a commit. One that is there is never moved. GitHub names the tagger, which is whoever the token is of. */
export const createAnnotatedTag = (
  repository: Repository,
  { name, commit, message }: Pick<AnnotatedTag, "name" | "commit" | "message">,
): Promise<"created" | "exists"> =>
  ask(repository, `tag ${name}`, "contents: write", async () => {
    const { git } = repository.api.rest;
    const { data } = await git.createTag({ ...at(repository), tag: name, message, object: commit, type: "commit" });
    try {
      await git.createRef({ ...at(repository), ref: `refs/tags/${name}`, sha: shaIn(data.sha, "id of the tag") });
      return "created";
    } catch (error) {
      if (statusOf(error) !== 422) throw error;
      const refs = await refsOf(repository, name);
      if (refs.some(({ ref }) => ref === `refs/tags/${name}`)) return "exists";
      throw error;
    }
  });

/** The annotated tags whose names begin so, by the objects that say more; what points at a commit itself is none. */
export const listTags = (
  repository: Repository,
  prefix: string,
): Promise<readonly { readonly name: string; readonly object: string }[]> =>
  ask(repository, `list the tags ${prefix}*`, "contents: read", async () => {
    const refs = await refsOf(repository, prefix);
    return refs
      .filter(({ object }) => object.type === "tag")
      .map(({ ref, object }) => ({
        name: ref.slice("refs/tags/".length),
        object: shaIn(object.sha, `object of ${ref}`),
      }));
  });

/** What an annotated tag says, by its object. */
export const readTag = (repository: Repository, object: string): Promise<AnnotatedTag> =>
  ask(repository, `read the tag ${object}`, "contents: read", async () => {
    const { data } = await repository.api.rest.git.getTag({ ...at(repository), tag_sha: object });
    const commit = shaIn(data.object?.sha, "commit of the tag");
    return { name: data.tag, commit, message: data.message, taggedAt: data.tagger.date };
  });

async function refsOf(repository: Repository, prefix: string) {
  const { api } = repository;
  const refs = await api.paginate(api.rest.git.listMatchingRefs, { ...at(repository), ref: `tags/${prefix}` });
  return listIn(refs, "list of tags");
}
