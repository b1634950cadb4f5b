import { OutsideError, UserError } from "../../model/problem.ts";
import { parseVersion, printImageTag } from "../../model/release/version.ts";
import type { Model } from "../../model/spec/model.ts";
import { toHeldStatus, toMovedStatus } from "../../views/promotion/commit-status.ts";
import type { CommitStatus } from "../io/github/statuses.ts";
import { keepReleases } from "./github-releases.ts";
import type { Delivered, PromoteDeps, Promotion, Tip } from "./needs.ts";
import { imagesIn } from "./next.ts";
import type { Imaged } from "./survey.ts";
import { markVerified } from "./verified.ts";

export type Finishing = {
  readonly model: Model;
  readonly tip: Tip;
  readonly deps: PromoteDeps;
  readonly promotions: readonly Promotion[];
};

type Finished = {
  readonly verified: readonly { readonly environment: string; readonly commit: string }[];
  /** What GitHub, or a registry, did not let us write. */
  readonly notShown: readonly string[];
};

/** Says on each application's commit what became of it, names images by their version, and marks what was verified. */
export async function finish({ model, tip, deps, promotions }: Finishing): Promise<Finished> {
  const verified: Finished["verified"][number][] = [];
  const notShown: string[] = [];
  const attempt = async (what: string, write: () => Promise<unknown>): Promise<void> => {
    try {
      await write();
    } catch (error) {
      if (!(error instanceof UserError || error instanceof OutsideError)) throw error;
      notShown.push(`${what}: ${error.message}`);
    }
  };
  for (const promotion of promotions) {
    const environment = model.environments.get(promotion.environment);
    if (environment?.delivery === undefined) continue;
    const delivered: Delivered = { ...environment, delivery: environment.delivery };
    const images = new Map(imagesIn(model, environment).map((one) => [one.name, one]));
    for (const [application, write] of writesFor(promotion, images, deps)) await attempt(application, write);
    await attempt(environment.name, async () => {
      if (delivered.delivery.on === "tag") return keepReleases(delivered, { model, images, deps });
      const commit = await markVerified({ model, environment: delivered, tip, deps });
      if (commit !== undefined) verified.push({ environment: environment.name, commit });
    });
  }
  return { verified, notShown };
}

type Write = readonly [application: string, write: () => Promise<unknown>];

function writesFor(promotion: Promotion, images: ReadonlyMap<string, Imaged>, deps: PromoteDeps): readonly Write[] {
  const { environment, moves, held, status } = promotion;
  const show = async (application: string, commit: string, shown: CommitStatus): Promise<void> => {
    const repository = images.get(application)?.fullRepository;
    if (repository !== undefined) await deps.showStatus({ repository, commit }, shown);
  };
  const told = held.flatMap((one): readonly Write[] => {
    const { application, commit, state } = one;
    if (commit === undefined || state === "kept") return [];
    return [[application, () => show(application, commit, toHeldStatus(environment, one))]];
  });
  if (status !== "open" && status !== "merged") return told;
  const moved = moves.map(
    ({ application, ...move }): Write => [
      application,
      async () => {
        const image = images.get(application)?.image;
        const version = move.because === "tag" ? parseVersion(move.to.version ?? "") : undefined;
        if (image !== undefined && version !== undefined)
          await deps.images.tag(image, move.to.digest, printImageTag(version));
        await show(application, move.to.commit, toMovedStatus(promotion, { application, ...move }));
      },
    ],
  );
  return [...moved, ...told];
}
