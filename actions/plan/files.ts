import { printYaml } from "../../manifests-src/yaml.ts";
import { isMap } from "../../model/change/difference.ts";
import { hideIn } from "../../model/change/hide.ts";
import type { FileChange, Side } from "../../model/change/objects.ts";
import type { Json, JsonMap } from "../../model/spec/json.ts";
import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import { lockFile } from "../../model/tree/lock.ts";
import { readManifest } from "../../schemas/read/manifest.ts";

/** Stands for a text in which nothing could be hidden, because it is no manifest that can be read. */
export const unreadable = "(not shown: this is no manifest that can be read, so nothing in it could be hidden)\n";

/** What was there, by path; `undefined`: a text that nobody could read. */
type Former = ReadonlyMap<string, string | undefined>;

/** Both sides of every file that the plan writes or deletes, without what must not be shown. */
export const fileChanges = ({ changes }: FolderPlan, former: Former): readonly FileChange[] =>
  changes.map(({ path, text }) => {
    const before = former.has(path) ? sideOf(path, former.get(path)) : undefined;
    const after = text === undefined ? undefined : sideOf(path, text);
    return {
      path,
      ...(before && { before: shown(before) }),
      ...(after && { after: shown(after, before?.value) }),
    };
  });

/** Nothing in a comment can be hidden, and none is ours. */
const hasComments = ({ text, value }: Side): boolean => /(?:^|\s)#/.test(text) && text !== printYaml(value);

/** The lock is ours, and in a form of its own. */
function sideOf(path: string, text: string | undefined): Side {
  if (text === undefined) return { text: unreadable, isMasked: true };
  if (path === lockFile) return { text };
  // What the reader gives is JSON.
  const value = path.endsWith(".yaml") ? (readManifest(text) as Json) : undefined;
  return isMap(value) ? { text, value } : { text: unreadable, isMasked: true };
}

function shown(side: Side, former?: JsonMap): Side {
  if (side.value === undefined) return side;
  const value = hideIn(side.value, former);
  return value === side.value && !hasComments(side) ? side : { text: printYaml(value), value, isMasked: true };
}
