import { UserError } from "../../model/problem.ts";
import type { Move } from "../../model/release/candidate.ts";
import type { Deployment } from "../../model/spec/documents.generated.ts";
import type { Model } from "../../model/spec/model.ts";
import { own } from "../../model/spec/own.ts";
import { editRelease, newRelease, readRelease } from "../../schemas/release-text.ts";
import type { SpecsTip } from "../io/specs.ts";
import type { Specs } from "./needs.ts";

/** The file of an environment's Release, by its path in the repository. */
export type ReleaseFile = { readonly path: string; readonly text: string | undefined };

/** Where it is; where there is none yet, beside the environment's own document. */
export function releaseFileOf(model: Model, environment: string, { files }: SpecsTip): ReleaseFile {
  const release = [...model.releases.values()].find((one) => one.environment === environment);
  const place = model.places.get(release === undefined ? `Environment/${environment}` : `Release/${release.name}`);
  if (place === undefined) throw new UserError(`there is no environment ${JSON.stringify(environment)}`);
  const path = release === undefined ? place.file.replace(/[^/]+$/, "release.yaml") : place.file;
  const bytes = files.get(path);
  return { path, text: bytes && new TextDecoder().decode(bytes) };
}

/** The file's text once the moves are made. */
export function textWith({ path, text }: ReleaseFile, environment: string, moves: readonly Move[]): string {
  if (text === undefined) return newRelease({ environment, moves });
  const edited = editRelease(text, { environment, moves });
  if (edited !== undefined) return edited;
  throw new UserError(
    `${path} has other documents, and no Release of ${environment}: give it one in a file of its own`,
  );
}

/** What two texts of it differ in, as moves for a reason. */
export function movesBetween(
  environment: string,
  { before, after }: { readonly before: string | undefined; readonly after: string },
  because: Move["because"],
): readonly Move[] {
  const was = before === undefined ? {} : (readRelease(before, environment) ?? {});
  return Object.entries(readRelease(after, environment) ?? {}).flatMap(([application, to]): readonly Move[] => {
    const from = own(was, application);
    if (to.digest === undefined || to.commit === undefined || from?.digest === to.digest) return [];
    return [{ application, from, to: { ...to, digest: to.digest, commit: to.commit }, because }];
  });
}

const mostFormer = 30;

/** What the Release named before, by application, newest first; read once. */
export function formerOf(specs: Specs, environment: string, { path, text }: ReleaseFile) {
  let read: Promise<readonly Readonly<Record<string, Deployment>>[]> | undefined;
  const all = async () => {
    const texts = await specs.formerTexts(path, mostFormer);
    return texts.flatMap(({ text: former }) => {
      const release = readRelease(former, environment);
      return release === undefined ? [] : [release];
    });
  };
  return async (application: string): Promise<readonly Deployment[]> => {
    read ??= all();
    const current = text === undefined ? undefined : own(readRelease(text, environment) ?? {}, application);
    return (await read)
      .flatMap((release): readonly Deployment[] => {
        const one = own(release, application);
        return one === undefined ? [] : [one];
      })
      .filter((one) => one.commit !== current?.commit);
  };
}
