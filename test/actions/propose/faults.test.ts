/** `FULL=1 node test/actions/propose/faults.test.ts` tries every kind of fault at every call; the tests a sample. */
import { isDeepStrictEqual } from "node:util";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { SeenRequest } from "../../../local/forge/faults.ts";
import type { Forge } from "../../../local/forge/server.ts";
import { OutsideError, UserError } from "../../../model/problem.ts";
import { call, folderAt, oneApplication, propose, startAcme } from "../acme.ts";
import { type FaultKind, faultKinds } from "./fault-kinds.ts";

const test = suite("propose under fire");
const repository = "/repos/acme/environments";
const client = { wait: async () => {} };
/** Only who waits for an answer that never comes is in a hurry: a busy machine is no fault. */
const hasty = { ...client, timeoutSeconds: 0.5 };

/** What a run leaves behind, for people and for Flux. */
async function picture(forge: Forge) {
  const pulls = (await call(forge, "GET", `${repository}/pulls?state=all`)) as {
    number: number;
    state: string;
    merged_at: string | null;
    head: { sha: string };
  }[];
  const checks = pulls.map(async ({ head }) => {
    const { check_runs } = (await call(forge, "GET", `${repository}/commits/${head.sha}/check-runs?filter=all`)) as {
      check_runs: { name: string; conclusion: string }[];
    };
    return check_runs.map(({ name, conclusion }) => `${name} ${conclusion}`);
  });
  const { statuses } = (await call(forge, "GET", "/repos/acme/specs/commits/main/status")) as {
    statuses: { context: string; state: string }[];
  };
  const branches = (await call(forge, "GET", `${repository}/git/matching-refs/heads/`)) as { ref: string }[];
  return {
    folder: await folderAt(forge, "main", "staging"),
    pulls: pulls.map(({ number, state, merged_at }) => `#${number} ${state}${merged_at === null ? "" : " merged"}`),
    checks: await Promise.all(checks),
    statuses: statuses.map(({ context, state }) => `${context} ${state}`),
    branches: branches.map(({ ref }) => ref),
  };
}

/** Lets the fault happen to the call of this number, counted from 0; the result says how many calls there were. */
function inject(forge: Forge, { fault, after = false, lasts = false }: FaultKind, at: number): () => number {
  let calls = 0;
  const chosen = new Set<SeenRequest>();
  const stops = [
    forge.intercept((request) => {
      const index = calls;
      calls += 1;
      if (index !== at && !(lasts && index > at)) return undefined;
      if (!after) return fault;
      chosen.add(request);
      // Git's answers are cut: what they would have said is lost either way.
      return request.template === "git" ? "cut" : undefined;
    }),
    forge.interceptAfter((request) => (chosen.has(request) ? fault : undefined)),
  ];
  return () => {
    for (const stop of stops) stop();
    return calls;
  };
}

const nothing: FaultKind = { title: "nothing", fault: "drop" };

type Picture = Awaited<ReturnType<typeof picture>>;
type Pair = { readonly kind: FaultKind; readonly at: number };
type End = { readonly left: Picture; readonly calls: number; readonly failed: boolean };

/** A run that meets the fault, and where it does not end as `wanted` one that meets none. The same commits every time. */
async function withFault({ kind, at }: Pair, wanted?: Picture): Promise<End> {
  const forge = await startAcme({ specs: oneApplication, now: () => new Date("2026-11-20T10:00:00Z") });
  try {
    const stop = inject(forge, kind, at);
    const failed = await propose(forge, kind.fault === "hang" ? hasty : client).then(
      () => false,
      (error: unknown) => requireWorded(error),
    );
    const calls = stop();
    const left = await picture(forge);
    if (!failed && (wanted === undefined || isDeepStrictEqual(left, wanted))) return { left, calls, failed };
    await propose(forge, client);
    return { left: await picture(forge), calls, failed: true };
  } finally {
    await forge.close();
  }
}

/** A message for people: what was tried, where, and not what the code stumbled over. */
function requireWorded(error: unknown): true {
  const isWorded = error instanceof UserError || error instanceof OutsideError;
  assert.ok(isWorded, error instanceof Error ? (error.stack ?? error.message) : String(error));
  assert.match(
    error.message,
    /^(cannot .+ in acme\/(specs|environments)|git .+ on http|http\S+ has no branch)/,
    error.message,
  );
  assert.not.match(error.message, /undefined|\[object|<html|<!DOCTYPE/i);
  return true;
}

/** Every pair; or every second kind once, spread over the calls. */
function pairsOf(calls: number): readonly Pair[] {
  if (process.env["FULL"])
    return faultKinds.flatMap((kind) => Array.from({ length: calls }, (_, at) => ({ kind, at })));
  const spread = (index: number): number => Math.floor(((index * 7 + 3) * calls) / faultKinds.length) % calls;
  return faultKinds.map((kind, index) => ({ kind, at: spread(index) })).filter((_, index) => index % 2 === 0);
}

test("whatever happens at any call, a run succeeds or says why not, and the next one ends where a calm one does", async () => {
  const calm = await withFault({ kind: nothing, at: Number.POSITIVE_INFINITY });
  assert.equal(calm.left.pulls, ["#1 closed merged"]);
  const queue = [...pairsOf(calm.calls)];
  const total = queue.length;
  let failed = 0;
  const worker = async (): Promise<void> => {
    for (let pair = queue.shift(); pair !== undefined; pair = queue.shift()) {
      const where = `${pair.kind.title}, at call ${pair.at}`;
      const end = await withFault(pair, calm.left).catch((error: Error) => {
        throw new Error(`${where}: ${error.message}`, { cause: error });
      });
      if (end.failed) failed += 1;
      assert.equal(end.left, calm.left, where);
    }
  };
  await Promise.all(Array.from({ length: 3 }, worker));
  console.log(`${total} faults over ${calm.calls} calls: ${total - failed} survived at once, ${failed} after a rerun`);
});

test.run();
