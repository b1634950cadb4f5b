import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../../actions/report/run.ts";
import { type Dispatch, recording } from "../../../local/replay/replay.ts";
import { said } from "./scene.ts";
import { lock, makeWorld, push, reporter, sha } from "./world.ts";

const [two, three] = [sha("2"), sha("3")];
const flux = (digit: string) => ({ "staging-eu/flux": digit });

/** Two: the application runs. Three, shortly before the recording: it is removed. */
const worldOf = (application: string) => {
  const units = { [`staging-eu/apps/${application}`]: "1", [`staging-eu/tenants/${application}`]: "2" };
  return makeWorld([
    { sha: two, at: "2026-11-25T08:50:00Z", locks: { staging: lock({ ...flux("7"), ...units }) } },
    { sha: three, at: "2026-11-25T08:54:27Z", locks: { staging: lock(flux("8")) } },
  ]);
};

/** Of a recording's revisions the one that removed the application becomes three, an older one two. */
function at({ event_type: action, client_payload }: Dispatch, removedAt: string | undefined) {
  const { revision, ...metadata } = client_payload.metadata;
  const commit = revision === removedAt ? three : two;
  const told = revision === undefined ? metadata : { ...metadata, revision: `main@sha1:${commit}` };
  return {
    name: "repository_dispatch",
    payload: { action, client_payload: { ...client_payload, metadata: told }, sender: { login: reporter } },
  };
}

const recordings = [
  [
    "portal",
    "staging-removal",
    ["nothing", "nothing", "nothing", "nothing", "nothing", "333 deleted from staging-eu"],
    "success",
  ],
  [
    "shop",
    "staging-removal-hangs",
    [
      ...["nothing", "nothing", "nothing", "nothing", "nothing", "nothing"],
      "333 deleted from staging-eu",
      "333 timed out: PruneFailed on staging-eu: failed to wait for resources termination",
    ],
    "failure",
  ],
] as const;

const recorded = suite("report, of a removal as Flux really told it");
for (const [application, name, lines, conclusion] of recordings) {
  recorded(`${name} ends in ${conclusion}`, async () => {
    const world = worldOf(application);
    await run(push(two, three), world.deps);
    const [first, ...rest] = recording(name);
    const removedAt = first?.body.client_payload.metadata["revision"];
    const told: string[] = [];
    for (const { body } of first === undefined ? [] : [first, ...rest])
      told.push(
        ...said(await run(at(body, removedAt), world.deps)).map((line) => line.replace(/^nothing:.*/, "nothing")),
      );
    assert.equal(told, lines);
    assert.is(world.checks.get(`landfall:v1:staging/${application}@${three}`)?.conclusion, conclusion);
  });
}
recorded.run();
