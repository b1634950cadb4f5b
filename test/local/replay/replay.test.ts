import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseFlux } from "../../../events/flux.ts";
import { recording, retold } from "../../../local/replay/replay.ts";
import { payload } from "../../events/flux.sample.ts";

const folder = join(import.meta.dirname, "../../../local/replay");
const names = globSync("*.jsonl", { cwd: folder }).map((file) => basename(file, ".jsonl"));
const recorded = suite("recorded events");

for (const name of names) {
  recorded(`are all understood: ${name}`, () => {
    assert.ok(recording(name).length > 0);
    for (const { body } of recording(name)) {
      const parsed = parseFlux(body.client_payload);
      assert.is(parsed.status, "event", JSON.stringify(body));
      // A message of no known meaning reads as applied, nobody knows whether.
      const meaning = parsed.status === "event" ? `${parsed.event.step} ${parsed.event.state}` : "";
      assert.is.not(meaning, "applied unknown", JSON.stringify(body));
    }
  });
}

recorded("look as the payload does that tests of single events vary", () => {
  const shape = (value: object): unknown =>
    Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, typeof one === "object" ? shape(one) : typeof one]),
    );
  const health = recording("staging-first-deploy").findLast(({ body }) => body.event_type.includes("apps-shop"));
  assert.equal(shape(payload), shape(health?.body.client_payload ?? {}));
});

recorded("are told of another commit and time, and of nothing else that is another", () => {
  const [first] = recording("staging-release");
  assert.ok(first);
  const since = new Date("2030-01-01T00:00:00.500Z");
  const { client_payload } = retold(first, { commit: "c".repeat(40), since });
  const { metadata, timestamp, ...rest } = client_payload;
  const { metadata: before, timestamp: _then, ...same } = first.body.client_payload;
  assert.equal(rest, same);
  assert.is(timestamp, "2030-01-01T00:00:00Z");
  assert.equal(metadata, { ...before, revision: `main@sha1:${"c".repeat(40)}` });
});

recorded.run();
