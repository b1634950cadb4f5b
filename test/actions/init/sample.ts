import { answersFrom } from "../../../actions/init/ask.ts";
import type { Setup } from "../../../actions/init/starter/setup.ts";
import { filesOf, starter } from "../../../actions/init/starter/starter.ts";
import { toSetup } from "../../../actions/init/starter/to-setup.ts";

/** Flags that nothing has a default for. */
export const required = { owner: "globex", person: "Ada-L", application: "shop" } as const;

export const setupOf = (flags: Readonly<Record<string, string>> = {}, serverUrl = "https://github.com"): Setup =>
  toSetup(
    answersFrom((name) => ({ ...required, ...flags })[name]),
    serverUrl,
  );

/** The starter's files, by path below its folder. */
export const filesFor = (flags?: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  filesOf(starter(setupOf(flags)));
