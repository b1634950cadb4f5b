import { numberIn } from "./answer.ts";
import { ask, at, type Repository, unlessStatus } from "./client.ts";

/** A GitHub Release of a tag that is there. */
export type WantedRelease = { readonly tag: string; readonly name: string; readonly body: string };

/** Makes the tag's GitHub Release; one that is there is left as it is, since people write in them. */
export const keepRelease = (
  repository: Repository,
  { tag, name, body }: WantedRelease,
): Promise<"created" | "exists"> =>
  ask(repository, `create the GitHub Release ${tag}`, "contents: write", async () => {
    const { repos } = repository.api.rest;
    const found = await unlessStatus([404], () => repos.getReleaseByTag({ ...at(repository), tag }));
    if (found !== undefined) return "exists";
    const { data } = await repos.createRelease({
      ...{ ...at(repository), tag_name: tag, name, body },
      generate_release_notes: true,
    });
    numberIn(data.id, "id of the GitHub Release");
    return "created";
  });
