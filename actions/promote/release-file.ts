import { UserError } from "../../model/problem.ts";
import type { Move } from "../../model/release/candidate.ts";
import type { Deployment } from "../../model/spec/documents.generated.ts";
import type { Model } from "../../model/spec/model.ts";
import { own } from "../../model/spec/own.ts";
import { editRelease, newRelease, readRelease } from "../../schemas/release-text.ts";
import type { Specs, Tip } from "./needs.ts";

/** The file of an environment's Release, and what it calls those whom everything else knows by their former names. */
export type ReleaseFile = {
  /** In the repository. */
  readonly path: string;
  readonly text: string | undefined;
  readonly environment: string;
  readonly today: Tip["today"];
};

type Released = Readonly<Record<string, Deployment>>;

/** Where it is; where there is none yet, beside the environment's own document. */
export function releaseFileOf(model: Model, environment: string, { files, today }: Tip): ReleaseFile {
  const release = [...model.releases.values()].find((one) => one.environment === environment);
  const place = model.places.get(release === undefined ? `Environment/${environment}` : `Release/${release.name}`);
  if (place === undefined) throw new UserError(`there is no environment ${JSON.stringify(environment)}`);
  const path = release === undefined ? place.file.replace(/[^/]+$/, "release.yaml") : place.file;
  const bytes = files.get(path);
  return { path, text: bytes && new TextDecoder().decode(bytes), environment, today };
}

/** What a text of the file names, by the names that everything else knows; it may be of before a rename. */
export function releasedBy({ environment, today }: ReleaseFile, text: string | undefined): Released | undefined {
  if (text === undefined) return undefined;
  const release =
    readRelease(text, today.get(`Environment/${environment}`) ?? environment) ?? readRelease(text, environment);
  const former = new Map([...today].map(([id, name]) => [`${id.split("/")[0]}/${name}`, id.split("/")[1] ?? name]));
  return (
    release &&
    Object.fromEntries(Object.entries(release).map(([name, one]) => [former.get(`Application/${name}`) ?? name, one]))
  );
}

/** The file's text once the moves are made. */
export function textWith({ path, text, today, environment }: ReleaseFile, moves: readonly Move[]): string {
  const edit = {
    environment: today.get(`Environment/${environment}`) ?? environment,
    moves: moves.map(({ application, to }) => ({
      application: today.get(`Application/${application}`) ?? application,
      to,
    })),
  };
  if (text === undefined) return newRelease(edit);
  const edited = editRelease(text, edit);
  if (edited !== undefined) return edited;
  throw new UserError(
    `${path} has other documents, and no Release of ${edit.environment}: give it one in a file of its own`,
  );
}

/** What another text of it changes, as moves for a reason. */
export function movesTo(file: ReleaseFile, after: string, because: Move["because"]): readonly Move[] {
  const was = releasedBy(file, file.text) ?? {};
  return Object.entries(releasedBy(file, after) ?? {}).flatMap(([application, to]): readonly Move[] => {
    const from = own(was, application);
    if (to.digest === undefined || to.commit === undefined || from?.digest === to.digest) return [];
    return [{ application, from, to: { ...to, digest: to.digest, commit: to.commit }, because }];
  });
}

const mostFormer = 30;

/** What the Release named before, by application, newest first; read once. */
export function formerOf(specs: Specs, file: ReleaseFile) {
  let read: Promise<readonly Released[]> | undefined;
  const all = async (): Promise<readonly Released[]> => {
    const releases: Released[] = [];
    for (const { text } of await specs.formerTexts(file.path, mostFormer)) {
      const release = releasedBy(file, text);
      if (release !== undefined) releases.push(release);
    }
    return releases;
  };
  return async (application: string): Promise<readonly Deployment[]> => {
    read ??= all();
    const current = own(releasedBy(file, file.text) ?? {}, application);
    return (await read)
      .flatMap((release): readonly Deployment[] => {
        const one = own(release, application);
        return one === undefined ? [] : [one];
      })
      .filter((one) => one.commit !== current?.commit);
  };
}
