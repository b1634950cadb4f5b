import { shortCommit } from "../../model/names/commit.ts";
import type { Source } from "../../model/names/source.ts";
import { printStatusContext } from "../../model/names/status-context.ts";
import { fullRepository, type Model } from "../../model/spec/model.ts";
import { toSetMessage } from "../../views/promotion/set.ts";
import type { Delivered, PromoteDeps, Tip } from "./needs.ts";
import { releasedIn } from "./next.ts";
import { releaseFileOf } from "./release-file.ts";
import { verdictOf } from "./statuses.ts";

type Of = {
  readonly model: Model;
  readonly environment: Delivered;
  readonly tip: Tip;
  readonly deps: PromoteDeps;
};

/**
 * Tags the commit that brought the environment's Release, once all that the Release names has passed there; `undefined`
 * while it has not, and where it is tagged already.
 */
export async function markVerified({ model, environment, tip, deps }: Of): Promise<string | undefined> {
  const { name } = environment;
  const released = Object.entries(releasedIn(model, name));
  const file = releaseFileOf(model, name, tip);
  const [newest, before] = await deps.specs.formerTexts(file.path, 2);
  if (newest === undefined || released.length === 0 || newest.text !== file.text) return undefined;
  const known = await deps.specs.verifiedSets(name);
  if (known.some(({ commit }) => commit === newest.commit)) return undefined;
  // What changed last is what most likely has not passed yet: it is asked first, and the others only after it.
  const isOld = (commit: string | undefined): boolean => commit !== undefined && before?.text.includes(commit) === true;
  for (const [application, { commit }] of released.toSorted(([, a], [, b]) => +isOld(a.commit) - +isOld(b.commit))) {
    const repository = model.applications.get(application)?.repository;
    if (commit === undefined || repository === undefined) return undefined;
    const source: Source = { repository: fullRepository(model.organization, repository), commit };
    const context = printStatusContext({ environment: name, application });
    if (verdictOf(await deps.statusesOn(source), context).state !== "verified") return undefined;
  }
  const message = toSetMessage({
    environment: name,
    released,
    hasSuite: (one) => model.applications.get(one)?.suite !== undefined,
  });
  await deps.specs.addVerifiedSet({ environment: name, commit: newest.commit, message });
  deps.progress(`${name}: all of its Release has passed, the set ${shortCommit(newest.commit)} is verified`);
  return newest.commit;
}
