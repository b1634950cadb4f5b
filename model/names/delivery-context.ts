import { isLabel } from "./label.ts";
import { parseTarget, printTarget, type Target } from "./target.ts";

/**
 * The context of the status that tells how far the image of an application's commit is. No target's own context reads so:
 * an environment may be called `build`.
 */
export const printBuildContext = (application: string): string => `${build}${application}`;

const build = "landfall/build: ";

/** The application; `undefined` for anything `printBuildContext` never prints. */
export function parseBuildContext(context: string): string | undefined {
  const application = context.startsWith(build) ? context.slice(build.length) : undefined;
  return isLabel(application) ? application : undefined;
}

/** The same of a version's way into an environment. */
export const printReleaseContext = (environment: string, application: string): string =>
  `${release}${printTarget({ environment, application })}`;

const release = "landfall/release: ";

/** The inverse of `printReleaseContext`; `undefined` for anything it never prints. */
export const parseReleaseContext = (context: string): Target | undefined =>
  context.startsWith(release) ? parseTarget(context.slice(release.length)) : undefined;
