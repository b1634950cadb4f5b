import { UserError } from "../../model/problem.ts";
import { type Role, roles } from "../../model/setup/role.ts";
import { checkSources, rulesetBody, type SourceIds, wantedRules } from "../../model/setup/ruleset.ts";
import type { Setup } from "./starter/setup.ts";

/** One repository on GitHub, and its folder here. */
export type NewRepository = {
  /** `owner/name`. */
  readonly name: string;
  readonly isThere: () => Promise<boolean>;
  readonly isEmpty: () => Promise<boolean>;
  /** Whether GitHub has the commit that `main` is at here; it may have gone on from there. */
  readonly holdsOurs: () => Promise<boolean>;
  readonly create: (description: string) => Promise<void>;
  readonly push: () => Promise<void>;
  readonly addRuleset: (ruleset: ReturnType<typeof rulesetBody>) => Promise<boolean>;
};

export type CreateDeps = {
  readonly repository: (role: Role) => NewRepository;
  /** The number of the App of that slug, if there is one yet. */
  readonly app: (slug: string) => Promise<number | undefined>;
  readonly progress: (text: string) => void;
};

/**
 * Creates the repositories, pushes their first commits, and adds their rules. What is done already stays, so it can be
 * run again; where a repository holds anything else, nothing is touched.
 */
export async function create({ owner, app: slug }: Setup, { repository, app, progress }: CreateDeps): Promise<void> {
  const found = await Promise.all(roles.map((role) => look(role, repository(role))));
  const foreign = found.filter(({ state }) => state === "foreign").map(({ on }) => on.name);
  if (foreign.length > 0) {
    throw new UserError(`${foreign.join(", ")}: what is there is not what your folder has; choose another name`);
  }
  const slugs = { landfall: slug, "github-actions": "github-actions" } as const;
  const ids: SourceIds = Object.fromEntries(
    await Promise.all(checkSources.map(async (source) => [source, await app(slugs[source])] as const)),
  );
  for (const { role, on, state } of found) {
    if (state === "missing") await on.create(`Landfall: ${role} of ${owner}`);
    if (state !== "done") await on.push();
    const isNew = await on.addRuleset(rulesetBody(wantedRules[role], ids));
    progress(`${on.name}: ${sayings[state]}, ${isNew ? "its rules added" : "its rules left as they are"}`);
  }
  for (const source of checkSources.filter((one) => ids[one] === undefined))
    progress(`there is no App ${slugs[source]} yet: until it is the source of its check, anybody's counts`);
}

const sayings = { missing: "created and pushed", empty: "pushed", done: "there already", foreign: "" } as const;
type Found = { readonly role: Role; readonly on: NewRepository; readonly state: keyof typeof sayings };

async function look(role: Role, on: NewRepository): Promise<Found> {
  if (!(await on.isThere())) return { role, on, state: "missing" };
  if (await on.isEmpty()) return { role, on, state: "empty" };
  return { role, on, state: (await on.holdsOurs()) ? "done" : "foreign" };
}
