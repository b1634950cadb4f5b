import type { Lock } from "./lock.ts";

/** The form of the lock this version writes and reads. */
export const lockVersion = "lock/v1";

/**
 * The lock as JSON, byte for byte the same for equal locks: keys in a fixed order, and one line per application and per
 * unit, so that Git merges and shows them one by one.
 */
export const printLock = ({ source, root, renderer, reporter, applications, units, ...lock }: Lock): string =>
  [
    "{",
    `  "landfall": ${JSON.stringify(lockVersion)},`,
    `  "source": ${JSON.stringify(source)},`,
    ...(root === undefined ? [] : [`  "root": ${JSON.stringify(root)},`]),
    `  "renderer": ${JSON.stringify(renderer)},`,
    `  "reporter": ${JSON.stringify(reporter)},`,
    ...(lock.statusReporter === undefined ? [] : [`  "statusReporter": ${JSON.stringify(lock.statusReporter)},`]),
    ...(lock.delivered === undefined ? [] : ['  "delivered": true,']),
    `${section("applications", applications, ({ repository, image, commit, suite }) => ({ repository, image, commit, suite }))},`,
    section("units", units, ({ input, rendered, application, retired, canary }) => ({
      input,
      rendered,
      application,
      retired,
      canary,
    })),
    "}\n",
  ].join("\n");

function section<Entry>(key: string, entries: ReadonlyMap<string, Entry>, pick: (entry: Entry) => object): string {
  const lines = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => `    ${JSON.stringify(name)}: ${JSON.stringify(pick(entry))}`);
  return lines.length === 0 ? `  "${key}": {}` : `  "${key}": {\n${lines.join(",\n")}\n  }`;
}
