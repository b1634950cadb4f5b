import { UserError } from "../../model/problem.ts";
import type { Move } from "../../model/release/candidate.ts";
import type { CommitChange } from "../io/git/changes.ts";
import type { Stage } from "./needs.ts";
import { imagesIn } from "./next.ts";

/** What an application's move brings: its commits, newest first; `undefined` where they cannot be told. */
export type Notes = ReadonlyMap<string, readonly Omit<CommitChange, "paths">[] | undefined>;

/** Told of a promotion that people look at; one that is merged by itself has its commits on GitHub. */
const mostCommits = 50;
const mostApplications = 20;

export async function notesOf({ model, environment, deps }: Stage, moves: readonly Move[]): Promise<Notes> {
  const images = new Map(imagesIn(model, environment).map((one) => [one.name, one.fullRepository]));
  const notes = new Map<string, readonly Omit<CommitChange, "paths">[] | undefined>();
  if (environment.delivery.on === "push") return notes;
  for (const { application, from, to } of moves.slice(0, mostApplications)) {
    const repository = images.get(application);
    if (repository === undefined) continue;
    try {
      const commits = await deps.commitsOf(repository);
      notes.set(application, await commits.between(from?.commit, to.commit, mostCommits));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      notes.set(application, undefined);
    }
  }
  return notes;
}
