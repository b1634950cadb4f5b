import { printVerifiedSet } from "../../model/names/verified-set.ts";
import { UserError } from "../../model/problem.ts";
import type { Move } from "../../model/release/candidate.ts";
import { own } from "../../model/spec/own.ts";
import type { Specs, Stage, VerifiedTag } from "./needs.ts";
import { imagesIn, releasedIn } from "./next.ts";
import { releasedBy, releaseFileOf } from "./release-file.ts";

type Of = Pick<Stage, "model" | "environment" | "deps" | "tip">;

/** What moving the environment to a verified set comes to. Throws a `UserError` for one that nobody has verified. */
export async function movesOfSet({ model, environment, deps, tip }: Of, set: string): Promise<readonly Move[]> {
  const { after } = environment.delivery;
  if (after === undefined)
    throw new UserError(`${environment.name} gets every push: sets are promoted to what is delivered on: tag`);
  const tag = await findSet(deps.specs, after, set);
  const file = releaseFileOf(model, after, tip);
  const release = releasedBy(file, await deps.specs.textAt(file.path, tag.commit));
  if (release === undefined) throw new UserError(`${file.path} of ${tag.commit} has no Release of ${after}`);
  const current = releasedIn(model, environment.name);
  return imagesIn(model, environment).flatMap(({ name }): readonly Move[] => {
    const [to, from] = [own(release, name), own(current, name)];
    if (to?.digest === undefined || to.commit === undefined || to.digest === from?.digest) return [];
    const { digest, commit, version } = to;
    return [
      {
        ...{ application: name, from, because: "set", verifiedAt: tag.taggedAt },
        to: { digest, ...(version !== undefined && { version }), commit },
      },
    ];
  });
}

/** A set by the beginning of its commit's id. */
export async function findSet(
  { verifiedSets, readSet }: Specs,
  environment: string,
  set: string,
): Promise<VerifiedTag> {
  if (!/^[0-9a-f]{4,40}$/.test(set))
    throw new UserError(`${JSON.stringify(set)} is no set: give the first digits of its commit, four at least`);
  const all = await verifiedSets(environment);
  const found = all.filter(({ commit }) => commit.startsWith(set));
  const [only] = found;
  if (only !== undefined && found.length === 1) return readSet(only);
  const tags = all.slice(-5).map(({ commit }) => printVerifiedSet({ environment, commit }));
  const known = tags.length === 0 ? "none is there yet" : `among ${all.length} there are ${tags.join(", ")}`;
  throw new UserError(
    `${found.length === 0 ? "no" : "more than one"} verified set of ${environment} is ${set}; ${known}`,
  );
}
