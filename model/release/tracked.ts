import { isMoved } from "../spec/delivered.ts";
import { type Application, fullRepository, type Model } from "../spec/model.ts";
import { type Recipe, recipeOf } from "./build.ts";
import { type RunningIn, runningIn } from "./running.ts";
import { usualForms } from "./tags.ts";

/** An application whose image comes from its repository. */
export type Tracked = {
  readonly application: string;
  /** As the specs name it, with its owner. */
  readonly repository: string;
  readonly image: string;
  /** The forms of its tags. */
  readonly forms: readonly string[];
  readonly recipe: Recipe;
  readonly running: RunningIn;
  readonly isRetired: boolean;
  /** Who builds its image, where another application of the repository has the very same. */
  readonly builtBy?: string;
};

/**
 * Everything whose image goes somewhere by itself, by name; what comes as a chart, and what people release themselves, is
 * built by somebody else.
 */
export function trackedIn(model: Model): readonly Tracked[] {
  const builders = new Map<string, string>();
  return [...model.applications.values()].flatMap((application) => {
    const { image } = application;
    if (image === undefined || !isMoved(model, application)) return [];
    const repository = fullRepository(model.organization, application.repository);
    const isRetired = application.retire !== undefined;
    const key = `${repository.toLowerCase()} ${image}`;
    const builtBy = builders.get(key);
    if (builtBy === undefined && !isRetired) builders.set(key, application.name);
    return [trackedOf(model, { ...application, image }, { repository, isRetired, ...(builtBy && { builtBy }) })];
  });
}

type WithImage = Application & { readonly image: string };
type Rest = Pick<Tracked, "repository" | "isRetired" | "builtBy">;

const trackedOf = (model: Model, application: WithImage, rest: Rest): Tracked => ({
  application: application.name,
  image: application.image,
  forms: application.tags ?? usualForms,
  recipe: recipeOf(application),
  running: runningIn(model, application),
  ...rest,
});
