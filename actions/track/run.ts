import { UserError } from "../../model/problem.ts";
import { choose } from "../../model/release/choose.ts";
import type { Memory, Remembered } from "../../model/release/memory.ts";
import { stateOf } from "../../model/release/state.ts";
import { type Tracked, trackedIn } from "../../model/release/tracked.ts";
import { appSlug } from "../../model/setup/apps.ts";
import { load } from "../../schemas/load.ts";
import { type Ancestry, openAncestry } from "./ancestry.ts";
import { each } from "./at-once.ts";
import type { TrackDeps, TrackInputs, TrackOutcome } from "./needs.ts";
import { lookAt, type Sight } from "./sight.ts";
import { survey } from "./survey.ts";

/** Finds the commits and versions of every application that have no image, and nobody at work on one. Writes nothing. */
export async function run({ memory, asked, most, identity }: TrackInputs, deps: TrackDeps): Promise<TrackOutcome> {
  const { files, source } = await deps.specs();
  const loaded = load(files);
  if (loaded.status === "invalid") return { status: "invalid", problems: loaded.problems };
  const { organization } = loaded.model;
  const tracked = trackedIn(loaded.model);
  const repositories = [...new Set(tracked.map(({ repository }) => repository))];
  const looked = await each(repositories, (name) => lookAt(name, memory.get(name), deps));
  const sights = new Map(repositories.map((name, index) => [name, looked[index] ?? nothing]));
  refuseBlind(looked);
  refuseUntracked(asked?.repository, sights);
  const ancestry = openAncestry(memory, deps);
  const round = { deps, ancestry, identity: identity ?? `${appSlug(organization.github.owner)}[bot]` };
  const surveys = await each(tracked, (one) => {
    const sight = sights.get(one.repository) ?? nothing;
    return survey(one, sight, { ...round, asked: isOf(one, sight, asked?.repository) ? asked?.commit : undefined });
  });
  const wanted = surveys.flatMap((one) => one.wanted);
  const chosen = choose(wanted, { most, turn: Math.floor(Date.parse(deps.now()) / 60_000) });
  return {
    status: "tracked",
    ...(source !== undefined && { source }),
    builds: chosen.now,
    states: surveys.map(({ tracked: one, remarks }) => stateOf(one, remarks, chosen)),
    memory: remember(sights, ancestry),
  };
}

const nothing: Sight = { remarks: [] };

/** Where no repository can be read at all, it is not the repositories. */
function refuseBlind(looked: readonly Sight[]): void {
  const errors = looked.flatMap(({ error }) => error ?? []);
  if (errors[0] !== undefined && errors.length === looked.length) throw errors[0];
}

const isCalled = (name: string, sight: Sight | undefined, wanted: string): boolean =>
  [name, sight?.seen?.name].some((one) => one?.toLowerCase() === wanted.toLowerCase());

function refuseUntracked(asked: string | undefined, sights: ReadonlyMap<string, Sight>): void {
  if (asked === undefined || [...sights].some(([name, sight]) => isCalled(name, sight, asked))) return;
  throw new UserError(`no application of the specs has its source and an image in ${asked}`);
}

const isOf = ({ repository }: Tracked, sight: Sight, asked: string | undefined): boolean =>
  asked !== undefined && isCalled(repository, sight, asked);

function remember(sights: ReadonlyMap<string, Sight>, ancestry: Ancestry): Memory {
  const entries = [...sights].flatMap(([name, { remembered }]): (readonly [string, Remembered])[] =>
    remembered === undefined ? [] : [[name, { ...remembered, ancestry: ancestry.of(name) }]],
  );
  return new Map(entries);
}
