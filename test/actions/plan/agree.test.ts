import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Planned } from "../../../actions/plan/needs.ts";
import { toDiff } from "../../../views/plan/diff.ts";
import { openPulls, sample } from "../acme.ts";
import { cases } from "./cases.ts";
import type { Clone } from "./clone.ts";
import { type Scene, startScene } from "./scene.ts";

/** Path -> blob id. */
type Listing = Readonly<Record<string, string>>;

/** All that a commit or tree of a clone holds. */
async function listingOf({ git }: Clone, tree: string): Promise<Listing> {
  const listing = await git("ls-tree", "-r", "-z", "--format=%(objectname) %(path)", tree);
  const lines = listing.split("\0").filter((line) => line !== "");
  return Object.fromEntries(lines.map((line) => [line.slice(41), line.slice(0, 40)]));
}

const below = (listing: Listing, environment: string): Listing =>
  Object.fromEntries(Object.entries(listing).filter(([path]) => path.startsWith(`${environment}/`)));

/** What a plan makes of what was there, by the objects it lists; what they say was there must be there. */
function appliedTo(listing: Listing, { environments }: Planned["plan"]): Listing {
  const files = { ...listing };
  for (const { environment, kind, path, from = path, before, after } of environments.flatMap(
    ({ objects }) => objects,
  )) {
    const former = `${environment}/${from}`;
    assert.is(files[former], before === undefined ? undefined : idOf(before), `${kind} ${former}`);
    delete files[former];
    if (after !== undefined) files[`${environment}/${path}`] = idOf(after);
  }
  return files;
}

const idOf = (text: string): string =>
  createHash("sha1")
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest("hex");

/** The id that the whole repository's tree has once `git apply` has taken the plan's patch. */
async function treeBy({ plan }: Planned, { folder, git }: Clone): Promise<string> {
  const patch = join(folder, ".git/plan.diff");
  writeFileSync(patch, toDiff(plan));
  await git("read-tree", plan.against.commit);
  if (plan.environments.some(({ objects }) => objects.length > 0)) await git("apply", "--cached", patch);
  return git("write-tree");
}

/** Where what `propose` makes of each environment is found. */
async function headsOf({ forge, environments }: Scene): Promise<(environment: string) => string> {
  await environments.git("fetch", "--quiet", "--prune");
  const open = (await openPulls(forge)).map(({ head }) => head.ref);
  return (environment) => {
    const branch = `landfall/${environment}`;
    return `origin/${open.includes(branch) ? branch : "main"}`;
  };
}

const test = suite("plan and propose");
/** Nothing is merged by itself: a proposal is looked at where it stands. */
const manual = Object.entries(sample).map(([path, text]) => [path, text.replace("merge: auto", "merge: manual")]);
const scene = await startScene(Object.fromEntries(manual));
test.after(async () => {
  await scene[Symbol.asyncDispose]();
});
test.before.each(() => scene.reset());

for (const [what, { before, byHand, pending, change }] of Object.entries(cases)) {
  test(`make the same of ${what}, byte for byte`, async () => {
    const { specs, environments } = scene;
    if (before !== undefined) {
      await specs.push(before);
      await scene.deploy();
    }
    if (pending !== undefined) {
      await specs.push(pending);
      await scene.propose();
    }
    if (byHand !== undefined) await environments.push(byHand);
    await specs.git("checkout", "--quiet", "-B", "change");
    await specs.commit(change);
    const planned = await scene.plan();
    await specs.git("push", "--quiet", "origin", "HEAD:main");
    const outcome = await scene.propose();
    assert.is(outcome.status, "proposed");
    const headOf = await headsOf(scene);
    const byObjects = appliedTo(await listingOf(environments, planned.plan.against.commit), planned.plan);
    assert.equal(
      await listingOf(environments, await treeBy(planned, environments)),
      byObjects,
      "the patch says the same",
    );
    for (const { environment } of planned.plan.environments) {
      const proposed = await listingOf(environments, headOf(environment));
      assert.equal(below(byObjects, environment), below(proposed, environment), environment);
    }
  });
}

test.run();
