import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../../actions/report/run.ts";
import { type Dispatch, recording } from "../../../local/replay/replay.ts";
import { said } from "./scene.ts";
import { lock, makeWorld, push, reporter, sha } from "./world.ts";

const [two, three] = [sha("2"), sha("3")];
const steered = (digit: string) => ({ "staging-eu/flux": digit, "staging-eu/roster": digit });

/** Two: the application runs. Three, shortly before the recording: it is removed. */
const worldOf = (application: string) => {
  const units = { [`staging-eu/apps/${application}`]: "1", [`staging-eu/tenants/${application}`]: "2" };
  return makeWorld([
    { sha: two, at: "2026-11-25T09:30:00Z", locks: { staging: lock({ ...steered("7"), ...units }) } },
    { sha: three, at: "2026-11-25T09:31:29Z", locks: { staging: lock(steered("8")) } },
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

const waiting = "333 deleted 0/1, waiting for staging-eu";
const timedOut = "333 timed out: PruneFailed on staging-eu: failed to wait for resources termination";
const recordings = [
  [
    "portal",
    "staging-removal",
    [
      ...["nothing", "nothing", "nothing", "nothing"],
      `${waiting}: 8 objects are going`,
      `${waiting}: Kustomization tenants-portal is still going`,
      "333 deleted from staging-eu",
    ],
  ],
  [
    "shop",
    "staging-removal-hangs",
    [
      ...["nothing", "nothing", "nothing", "nothing", "nothing"],
      `${waiting}: 10 objects are going`,
      `${waiting}: Kustomization tenants-shop is still going`,
      timedOut,
      "nothing",
      "333 deleted from staging-eu",
    ],
  ],
] as const;

const recorded = suite("report, of a removal as Flux really told it");
for (const [application, name, lines] of recordings) {
  recorded(`${name} ends as deleted, and not before`, async () => {
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
    assert.is(world.checks.get(`landfall:v1:staging/${application}@${three}`)?.conclusion, "success");
  });
}
recorded.run();
