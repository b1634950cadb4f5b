import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readTree } from "../../../actions/io/files.ts";
import type { PlanDeps } from "../../../actions/plan/needs.ts";
import { run } from "../../../actions/plan/run.ts";
import { writeFleet } from "../../../local/fleet.ts";
import { blobId, treeOf } from "../../../manifests-src/git-id.ts";
import { outlineOf, planFolder } from "../../../manifests-src/plan-folder.ts";
import { printUnit, unitIn } from "../../../model/names/unit.ts";
import { lockFile } from "../../../model/tree/lock.ts";
import { parseLock } from "../../../model/tree/parse-lock.ts";
import { printLock } from "../../../model/tree/print-lock.ts";
import type { Files } from "../../../model/tree/tree.ts";
import { load } from "../../../schemas/load.ts";
import { toCheckRun } from "../../../views/plan/check-run.ts";
import { toComment } from "../../../views/plan/comment.ts";
import { toPage } from "../../../views/plan/page.ts";
import { planned } from "./scene.ts";

const environment = "production-0";
const context = { head: "b".repeat(40), headUrl: "https://github.com/fleet/platform/blob/b", version: "1" };

function fleet(applications: number): ReadonlyMap<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "landfall-fleet-"));
  try {
    writeFleet(join(folder, "environments"), applications);
    return new Map([...readTree(folder)].map(([path, text]) => [path, Buffer.from(text)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The folder as another version of Landfall left it, in which each object has a label of its own where now all have one. */
function relabelled(specs: ReadonlyMap<string, Uint8Array>): Files {
  const loaded = load(specs);
  if (loaded.status === "invalid") throw new Error(JSON.stringify(loaded.problems));
  const request = {
    model: loaded.model,
    environment,
    source: `fleet/platform@${"a".repeat(40)}`,
    root: "environments",
  };
  const { changes } = planFolder({ ...request, held: { files: new Map() } });
  const former = changes.map(
    ({ path, text = "" }) =>
      [path, text.replace("managed-by: landfall", `managed-by: ${blobId(path).slice(0, 12)}x`)] as const,
  );
  const files = new Map(former);
  const lock = parseLock(files.get(lockFile) ?? "");
  const units = Map.groupBy(former, ([path]) => printUnitOf(path));
  const idOf = (unit: string): string =>
    treeOf(new Map((units.get(unit) ?? []).map(([path, text]) => [path.slice(unit.length + 1), blobId(text)])));
  const rendered = [...lock.units].map(
    ([name, unit]) => [name, { ...unit, input: "0".repeat(64), rendered: idOf(name) }] as const,
  );
  return files.set(lockFile, printLock({ ...lock, renderer: "0.0.1", units: new Map(rendered) }));
}

const printUnitOf = (path: string): string => {
  const unit = unitIn(path);
  return unit === undefined ? "" : printUnit(unit);
};

function viewOf(files: Files): PlanDeps["openEnvironments"] {
  const ids = new Map([...files].map(([path, text]) => [path, blobId(text)]));
  const texts = new Map([...files.values()].map((text) => [blobId(text), text]));
  const lock = files.get(lockFile);
  return async () => ({
    commit: "c".repeat(40),
    rendered: async () => [environment],
    held: async () => ({ ...outlineOf({ files: ids }), ...(lock !== undefined && { lock }) }),
    filesOf: async () => ids,
    textsOf: async () => texts,
    handEdits: async () => [],
    [Symbol.asyncDispose]: async () => {},
  });
}

/** Each application of the fleet has a few more than sixteen objects. */
const head = fleet(640);
const { plan } = planned(
  await run({
    head,
    commit: "b".repeat(40),
    base: async () => ({ commit: "a".repeat(40), files: head }),
    root: "environments",
    openEnvironments: viewOf(relabelled(head)),
    ancestry: async () => true,
    usual: async () => [],
    today: "2026-11-25",
    progress: () => {},
  }),
);
const objects = plan.environments.flatMap((one) => one.objects);

const test = suite("a plan of 10,000 objects that each change in a way of their own");

test("lists all of them, and why", () => {
  assert.ok(objects.length > 10_000, `${objects.length} objects`);
  assert.ok(objects.every(({ why }) => why.length > 0));
});

test("fits a page of 10 MB that has each of them", () => {
  const page = toPage(plan, context);
  assert.ok(Buffer.byteLength(page) < 10_000_000, `${Buffer.byteLength(page)} bytes`);
  const named = new Set(page.match(/[\w./-]+\.yaml/g));
  assert.equal(
    objects.filter(({ path }) => path.endsWith(".yaml") && !named.has(path)).map(({ path }) => path),
    [],
  );
});

test("fits a comment and a check run, which say how many follow", () => {
  for (const text of [toComment(plan, context), toCheckRun(plan, context).summary]) {
    assert.ok(text.length <= 65_535, `${text.length} characters`);
    const shown = text.match(/^`[^`]+` changed/gm)?.length ?? 0;
    const left = Number(/\*\*Not shown here: (\d+) more files in \d+ units\.\*\*/.exec(text)?.[1]);
    assert.ok(shown > 10, `${shown} are shown`);
    assert.is(shown + left, objects.length);
  }
});
test.run();
