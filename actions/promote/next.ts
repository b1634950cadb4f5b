import { UserError } from "../../model/problem.ts";
import type { Next } from "../../model/release/candidate.ts";
import { bypassOf } from "../../model/release/gates.ts";
import { nextPushed } from "../../model/release/next-pushed.ts";
import { nextTagged } from "../../model/release/next-tagged.ts";
import type { Deployment } from "../../model/spec/documents.generated.ts";
import { type Environment, fullRepository, type Model } from "../../model/spec/model.ts";
import { own } from "../../model/spec/own.ts";
import type { Delivered, PromoteDeps } from "./needs.ts";
import { type Imaged, type Survey, survey } from "./survey.ts";

export type Place = {
  readonly model: Model;
  readonly environment: Delivered;
  /** What its Release named before, newest first, by application. */
  readonly former: (application: string) => Promise<readonly Deployment[]>;
  readonly deps: PromoteDeps;
};

/** How long a tag may wait, unless the environment says otherwise. */
const defaultLimitHours = 24;
/** As many repositories are asked at once. */
const mostAtOnce = 8;

/** What the environment's Release becomes, as things stand, and what could not be looked at. */
export async function nextOf(place: Place): Promise<Next & { readonly notChecked: readonly string[] }> {
  const notChecked: string[] = [];
  const found: Next[] = [];
  const open = imagesIn(place.model, place.environment).values();
  const lookOn = async (): Promise<void> => {
    for (const application of open) {
      try {
        found.push(await nextOfOne(application, place));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        notChecked.push(`${application.name}: ${error.message}`);
      }
    }
  };
  await Promise.all(Array.from({ length: mostAtOnce }, lookOn));
  const byName = (a: { readonly application: string }, b: { readonly application: string }): number =>
    a.application < b.application ? -1 : 1;
  return {
    moves: found.flatMap(({ moves }) => moves).sort(byName),
    held: found.flatMap(({ held }) => held).sort(byName),
    notChecked: notChecked.sort(),
  };
}

/** The applications that go to the environment as an image. */
export const imagesIn = (model: Model, { name }: Environment): readonly Imaged[] =>
  [...model.applications.values()].flatMap((application): readonly Imaged[] => {
    const { image, retire, environments, repository } = application;
    if (image === undefined || retire !== undefined || !Object.hasOwn(environments, name)) return [];
    return [{ ...application, image, fullRepository: fullRepository(model.organization, repository) }];
  });

/** What the environment's Release names. */
export const releasedIn = (model: Model, environment: string): Readonly<Record<string, Deployment>> =>
  [...model.releases.values()].find((release) => release.environment === environment)?.applications ?? {};

async function nextOfOne(application: Imaged, place: Place): Promise<Next> {
  const { model, environment, deps } = place;
  const current = own(releasedIn(model, environment.name), application.name);
  const looked = survey(application, deps);
  return environment.delivery.on === "push"
    ? pushed({ application, current, looked, place })
    : tagged({ application, current, looked, place });
}

type One = {
  readonly application: Imaged;
  readonly current: Deployment | undefined;
  readonly looked: Survey;
  readonly place: Place;
};

async function pushed({ application, current, looked, place }: One): Promise<Next> {
  const { model, environment, deps } = place;
  const next = followers(model, environment.name, application);
  const inPlay =
    next.length === 0
      ? []
      : await looked.taggedAbove(lowest(model, next, application), environment.name, { prereleases: true });
  const isTagged = inPlay.some(({ commit }) => commit === current?.commit);
  return nextPushed(
    [
      {
        ...{ application: application.name, current },
        verdict: isTagged ? await looked.verdict(current?.commit, environment.name) : { state: "none" },
        newest: await looked.newest(current?.commit),
        tagged: inPlay.toSorted((a, b) => (a.committedAt < b.committedAt ? -1 : 1)),
      },
    ],
    deps.now(),
  );
}

/** The environments that get an application once this one has verified it. */
const followers = ({ environments }: Model, name: string, application: Imaged): readonly Environment[] =>
  [...environments.values()].filter(
    ({ delivery, name: other }) =>
      delivery?.on === "tag" && delivery.after === name && Object.hasOwn(application.environments, other),
  );

/** The version that the first of them runs: what is above it is on its way. */
const lowest = (model: Model, [first]: readonly Environment[], application: Imaged): string | undefined =>
  first && own(releasedIn(model, first.name), application.name)?.version;

async function tagged({ application, current, looked, place }: One): Promise<Next> {
  const { environment, former, deps } = place;
  const { delivery } = environment;
  const after = delivery.after ?? "";
  // What is tagged for trying out is verified, and never released by itself.
  const above = await looked.taggedAbove(current?.version, after);
  const rollsBack = (own(application.environments, environment.name)?.strategy ?? application.strategy) === "blueGreen";
  const verdict = rollsBack ? await looked.verdict(current?.commit, environment.name) : { state: "none" as const };
  const isAsked = above.length > 0 || verdict.state === "failed";
  const unverified = (version: string): string | undefined => {
    const to = { version, digest: "", commit: "" };
    const bypass = bypassOf("tests", { application: application.name, to }, { delivery, now: deps.now() });
    return bypass && `not verified, by exception: ${bypass.reason} (${bypass.owner}, until ${bypass.until})`;
  };
  return nextTagged(
    [
      {
        ...{ application: application.name, current, verdict, rollsBack, unverified },
        former: isAsked ? await former(application.name) : [],
        tagged: above,
      },
    ],
    { after, limitHours: delivery.limitHours ?? defaultLimitHours, now: deps.now() },
  );
}
