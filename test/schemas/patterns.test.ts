import { Worker } from "node:worker_threads";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { kinds } from "../../model/spec/model.ts";
import { maxScalar } from "../../schemas/read/refuse.ts";
import { readSchema } from "../../scripts/schema-files.ts";

/** Every pattern of every schema, each once. */
const patterns = [
  ...new Set(
    kinds.flatMap((kind) =>
      [...JSON.stringify(readSchema(kind)).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(([, text]) =>
        JSON.parse(text ?? ""),
      ),
    ),
  ),
] as readonly string[];

/** What patterns repeat, in pieces of one to three characters. */
const pieces = ["a", "A", "0", "1", "-", ".", "/", ":", "_", " ", "*", "~", "@", "\\", "é"];
const units = [
  ...pieces,
  ...pieces.flatMap((one) => ["a", "0", "/", "."].map((other) => other + one)),
  "a-a",
  "1.1",
  "a:0",
];

/** Strings as long as a value may be, which nearly fit: beginnings that the patterns ask for, and an end they do not. */
const starts = [
  "",
  "a",
  "A",
  "/",
  "a@",
  "https://a",
  "oci://a",
  "1.2.3-",
  "1.2.3+",
  "A/a",
  "sha256:",
  "1 ",
  "::",
  "a:1/a",
];
const attacks = starts.flatMap((start) =>
  units.map((unit) => `${start}${unit.repeat(maxScalar)}`.slice(0, maxScalar - 1)).map((text) => `${text}!`),
);

/** Tries the patterns in a thread of its own and says each before it begins, so that one that never ends is known. */
const program = `
const { parentPort, workerData: { patterns, attacks } } = require("node:worker_threads");
for (const pattern of patterns) {
  parentPort.postMessage(pattern);
  const expression = new RegExp(pattern, "u");
  for (const text of attacks) expression.test(text);
}
parentPort.postMessage("");
`;

/** The pattern that was being tried when the patience was over; `undefined` when all came to an end. */
const stuck = (tried: readonly string[], patienceMilliseconds: number): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(program, { eval: true, workerData: { patterns: tried, attacks } });
    let current: string | undefined = "none was begun";
    const end = async (): Promise<void> => {
      clearTimeout(watchdog);
      await worker.terminate();
      resolve(current);
    };
    const watchdog = setTimeout(end, patienceMilliseconds);
    worker.on("error", reject);
    worker.on("message", (pattern: string) => {
      current = pattern === "" ? undefined : pattern;
      if (pattern === "") void end();
    });
  });

const linear = suite("patterns");

linear("no text of the longest that is read keeps a pattern of the schemas busy", async () => {
  assert.ok(patterns.length > 25, `${patterns.length} patterns`);
  assert.is(await stuck(patterns, 60_000), undefined);
});

linear("a pattern that never ends would be seen", async () => {
  assert.is(await stuck(["^a$", "^(a+)+$"], 1000), "^(a+)+$");
});

linear.run();
