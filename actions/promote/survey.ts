import type { Source } from "../../model/names/source.ts";
import { printStatusContext } from "../../model/names/status-context.ts";
import type { Built, Tagged, Verdict } from "../../model/release/candidate.ts";
import { type TaggedVersion, usualForms, versionsIn } from "../../model/release/tags.ts";
import { parseVersion, precedence, printImageTag, type Version } from "../../model/release/version.ts";
import type { Application } from "../../model/spec/model.ts";
import type { RemoteRefs } from "../io/git/refs.ts";
import type { PromoteDeps } from "./needs.ts";
import { builtOf, verdictOf, waiting } from "./statuses.ts";

/** An application whose images are made from a repository, and where that is. */
export type Imaged = Application & { readonly image: string; readonly fullRepository: string };

/** Nobody tags more than a few versions that are all on their way. */
const mostVersions = 5;

/** What is known of an application's commits, asked for once in a run. */
export type Survey = {
  readonly refs: () => Promise<RemoteRefs>;
  /** The versions above another, highest first, and what `after` says of each; with those before a release where wanted. */
  readonly taggedAbove: (
    version: string | undefined,
    after: string,
    wanted?: { readonly prereleases: true },
  ) => Promise<readonly Tagged[]>;
  /** The newest commit that has an image, down to what runs already. */
  readonly newest: (
    current: string | undefined,
  ) => Promise<{ readonly commit: string; readonly digest: string } | undefined>;
  readonly verdict: (commit: string | undefined, environment: string) => Promise<Verdict>;
};

export function survey(application: Imaged, deps: PromoteDeps): Survey {
  const { name, image, fullRepository: repository, tags } = application;
  const sourceOf = (commit: string): Source => ({ repository, commit });
  const refs = () => deps.refsOf(repository);
  const verdict = async (commit: string | undefined, environment: string): Promise<Verdict> =>
    commit === undefined
      ? { state: "none" }
      : verdictOf(await deps.statusesOn(sourceOf(commit)), printStatusContext({ environment, application: name }));
  const built = async (commit: string): Promise<Built> => {
    const digest = await deps.images.digestOf(image, commit);
    if (digest !== undefined) return { state: "built", digest };
    return builtOf(await deps.statusesOn(sourceOf(commit)), {
      application: name,
      identity: deps.identity,
      now: deps.now(),
    });
  };
  const taggedAs = async ({ tag, version, commit }: TaggedVersion, after: string): Promise<Tagged> => {
    const commits = await deps.commitsOf(repository);
    const isOnBranch = await commits.holds(commit);
    const released = await deps.images.digestOf(image, printImageTag(version));
    return {
      ...{ tag, version: version.text, commit, isOnBranch },
      built: await built(commit),
      ...(released !== undefined && { released }),
      verdict: await verdict(commit, after),
      ...waiting(await deps.statusesOn(sourceOf(commit)), name),
      // Of what the branch does not reach there is no history here; it is refused for that.
      committedAt: isOnBranch ? await commits.committedAt(commit) : deps.now(),
    };
  };
  return {
    refs,
    verdict,
    taggedAbove: async (current, after, wanted) => {
      const { versions } = versionsIn(tags ?? usualForms, (await refs()).tags);
      const above = versions
        .filter(({ version }) => wanted?.prereleases === true || version.prerelease.length === 0)
        .filter(({ version }) => isAbove(version, current))
        .slice(0, mostVersions);
      const found: Tagged[] = [];
      for (const one of above) found.push(await taggedAs(one, after));
      return found;
    },
    newest: (current) => newestOf(application, current, deps),
  };
}

function isAbove(version: Version, current: string | undefined): boolean {
  const running = current === undefined ? undefined : parseVersion(current.replace(/^v(?=\d)/, ""));
  return running === undefined || precedence(version, running) > 0;
}

/** Commits that are looked through for one with an image, while newer ones are still being built. */
const mostCommits = 20;

async function newestOf({ image, fullRepository }: Imaged, current: string | undefined, deps: PromoteDeps) {
  const { head } = await deps.refsOf(fullRepository);
  if (head === undefined || head.commit === current) return undefined;
  const digest = await deps.images.digestOf(image, head.commit);
  if (digest !== undefined) return { commit: head.commit, digest };
  const commits = await deps.commitsOf(fullRepository);
  for (const { commit } of await commits.between(current, undefined, mostCommits)) {
    const found = await deps.images.digestOf(image, commit);
    if (found !== undefined) return { commit, digest: found };
  }
  return undefined;
}
