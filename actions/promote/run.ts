import { UserError } from "../../model/problem.ts";
import type { Model } from "../../model/spec/model.ts";
import { load } from "../../schemas/load.ts";
import { namesToday } from "../../schemas/names-today.ts";
import { askedOf } from "./asked.ts";
import { finish } from "./finish.ts";
import type { Delivered, PromoteDeps, PromoteInputs, PromoteOutcome, Promotion } from "./needs.ts";
import { type Staged, stage, waitsForChecks } from "./stage.ts";

/** A round is repeated when something was merged, or somebody else wrote first. */
const mostRounds = 30;
/** Checks are looked at again after so long. */
const pollSeconds = 5;

/**
 * Keeps one promotion per environment equal to what comes next there, merges those that nothing stands in the way of, and
 * waits a while for those that only wait for checks. Acts on the tip of the specs as it is.
 */
export async function run(inputs: PromoteInputs, deps: PromoteDeps): Promise<PromoteOutcome> {
  const { isPlan = false, waitSeconds, byHand } = inputs;
  const merged = new Map<string, Promotion>();
  let [left, isKept] = [waitSeconds, false];
  for (let round = 1; ; round += 1) {
    const looked = await deps.specs.look();
    const source = { repository: deps.repository, commit: looked.commit };
    const loaded = load(looked.files);
    if (loaded.status === "invalid") return { status: "invalid", source, problems: loaded.problems };
    const { model } = loaded;
    const tip = { ...looked, today: namesToday(looked.files) };
    const staged: (Staged | undefined)[] = [];
    for (const environment of deliveredIn(model, inputs)) {
      // From then on the pull request itself says that it is asked for.
      const isAsked = byHand !== undefined && !isKept;
      const asked = isAsked ? await askedOf({ model, tip, deps }, environment, byHand) : undefined;
      staged.push(await stage({ model, environment, tip, deps, asked, isPlan }));
    }
    isKept = staged.every((one) => one !== undefined);
    const found = staged.flatMap((one) => (one === undefined ? [] : [one.promotion]));
    for (const one of found) if (one.status === "merged") merged.set(one.environment, one);
    const isMoved = staged.includes(undefined) || found.some(({ status }) => status === "merged");
    const isWaiting = found.some(waitsForChecks) && left > 0;
    if (!isPlan && round < mostRounds && (isMoved || isWaiting)) {
      if (!isMoved) {
        await deps.wait(pollSeconds);
        left -= pollSeconds;
      }
      continue;
    }
    const promotions = found.map((one) => merged.get(one.environment) ?? one);
    const notChecked = staged.flatMap((one) => one?.notChecked ?? []);
    const done = isPlan ? { verified: [], notShown: [] } : await finish({ model, tip, deps, promotions });
    return {
      status: "promoted",
      source,
      promotions,
      verified: done.verified,
      notChecked: [...notChecked, ...done.notShown],
    };
  }
}

/** Those whose Release is moved, the ones that get every push first: what they verify is what others wait for. */
function deliveredIn(model: Model, { byHand }: PromoteInputs): readonly Delivered[] {
  const all = [...model.environments.values()].filter(
    (one): one is Delivered => one.delivery !== undefined && (byHand === undefined || byHand.to === one.name),
  );
  if (byHand !== undefined && all.length === 0)
    throw new UserError(`${JSON.stringify(byHand.to)} is no environment that has delivery in the specs`);
  return all.toSorted((a, b) => +(a.delivery.on === "tag") - +(b.delivery.on === "tag"));
}
