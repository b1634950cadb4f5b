import { isLabel } from "./label.ts";

const prefix = "landfall/build/";

/** The context of the commit status that says how an application's image comes about: `landfall/build/shop`. */
export const printBuildContext = (application: string): string => `${prefix}${application}`;

/** The application; `undefined` for anything `printBuildContext` never prints. */
export function parseBuildContext(context: string): string | undefined {
  const application = context.startsWith(prefix) ? context.slice(prefix.length) : undefined;
  return isLabel(application) ? application : undefined;
}
