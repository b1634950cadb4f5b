import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Whence } from "../../../actions/plan/deps.ts";
import type { Planned } from "../../../actions/plan/needs.ts";
import { rendererVersion } from "../../../manifests-src/version.ts";
import { toMarkdown } from "../../../views/plan/comment.ts";
import { toLines } from "../../../views/plan/human.ts";
import { call, oneManual } from "../acme.ts";
import { cloneOf, type Edits } from "./clone.ts";
import { planned, planOf, readerOf, startScene } from "./scene.ts";

const scene = await startScene(oneManual);
const { forge, specs, environments } = scene;
const begun = await specs.git("rev-parse", "HEAD");

const remarksOf = ({ plan }: Planned) => plan.environments.flatMap(({ remarks }) => remarks);
const said = ({ plan }: Planned): string => toLines(plan).join("\n");
/** The first line that a reviewer reads. */
const firstLine = ({ plan }: Planned): string =>
  toMarkdown(plan, { head: begun, headUrl: "", version: "1" }, 60_000).split("\n")[0] ?? "";

const seen = suite("plan, of an environments repository that is there");
seen.after(() => scene.reset());
seen.before.each(() => scene.reset());

const lock = "staging/landfall.lock";
const service = "staging/staging-eu/apps/shop/service-shop.yaml";

seen("says nothing of one that holds what these specs render to", async () => {
  const found = await scene.plan();
  assert.equal(remarksOf(found), []);
  assert.is(firstLine(found), "**No change**: what is merged is what these specs render to");
});

seen("names who edited a file by hand, and in which commit", async () => {
  const eve = { name: "Eve", email: "eve@acme.example" };
  const commit = await environments.push({ [service]: (text) => `${text}# tinkered\n` }, "Tinker", eve);
  const found = await scene.plan();
  const [remark] = remarksOf(found);
  assert.is(remark?.kind, "edited");
  for (const text of [said(found), toMarkdown(found.plan, { head: begun, headUrl: "", version: "1" }, 60_000)]) {
    assert.match(text, `Eve`);
    assert.match(text, commit.slice(0, 7));
  }
  assert.match(said(found), "it was edited by hand, and is set right");
});

type State = { readonly edits: Edits; readonly kind: string; readonly words: RegExp };
const states: Readonly<Record<string, State>> = {
  "whose folder is not there yet": {
    edits: { staging: undefined },
    kind: "new",
    words: /nothing is merged there yet: all of it is new/,
  },
  "with a lock that cannot be read": {
    edits: { [lock]: "{" },
    kind: "unreadable-lock",
    words: /its lock cannot be read, so all of it is rendered anew: it cannot be read/,
  },
  "with a folder without a lock": {
    edits: { [lock]: undefined },
    kind: "unreadable-lock",
    words: /its lock cannot be read, so all of it is rendered anew: there is none/,
  },
  "that another version rendered": {
    edits: { [lock]: (text) => text.replace(rendererVersion, "0.0.1") },
    kind: "other-version",
    words: /Landfall 0\.0\.1 rendered what is merged, this is /,
  },
  "rendered from the specs of another repository": {
    edits: { [lock]: (text) => text.replace("acme/specs@", "acme/other@") },
    kind: "other-owner",
    words: /the specs of acme\/other have rendered it: propose leaves it alone, unless/,
  },
  "rendered from a commit that is in no history": {
    edits: { [lock]: (text) => text.replace(begun, "5".repeat(40)) },
    kind: "diverged",
    words: /was rendered from acme\/specs@5555555, which these specs do not contain/,
  },
};
for (const [what, { edits, kind, words }] of Object.entries(states)) {
  seen(`tells one ${what}`, async () => {
    await environments.push(edits, "Edit by hand");
    const found = await scene.plan();
    assert.ok(
      remarksOf(found).some((remark) => remark.kind === kind),
      JSON.stringify(remarksOf(found)),
    );
    assert.match(said(found), words);
    assert.is(found.plan.against.kind, "environments");
  });
}

seen("tells one that was rendered from newer specs than these", async () => {
  const newer = await specs.push({ "environments/applications/shop.yaml": (text) => text.replace("max: 6", "max: 9") });
  await scene.deploy();
  await specs.git("checkout", "--quiet", "-B", "older", begun);
  const found = await scene.plan();
  assert.equal(remarksOf(found), [{ kind: "diverged", source: { repository: "acme/specs", commit: newer } }]);
});

seen("does not claim to know where the checkout has no history", async () => {
  using shallow = await cloneOf(forge, "acme/specs", "--depth=1");
  await specs.push({ "environments/applications/shop.yaml": (text) => text.replace("max: 6", "max: 9") });
  await shallow.git("fetch", "--quiet", "--depth=1", "origin", "main");
  await shallow.git("reset", "--quiet", "--hard", "FETCH_HEAD");
  const found = planned(await planOf(forge, shallow));
  assert.match(said(found), new RegExp(`not checked: whether these specs contain acme/specs@${begun.slice(0, 7)}`));
});
seen.run();

const unseen = suite("plan, of an environments repository that cannot be looked at");
unseen.before(async () => {
  await scene.reset();
  await specs.git("checkout", "--quiet", "-B", "change");
  await specs.commit({ "environments/applications/shop.yaml": (text) => text.replace("max: 6", "max: 8") });
});

type Blind = { readonly begin?: () => unknown; readonly whence?: Whence; readonly words: RegExp };
const blind: Readonly<Record<string, Blind>> = {
  "without a key": { whence: { kind: "nowhere", because: "no key to it is given" }, words: /no key to it is given/ },
  "with a key that is none": { whence: readerOf(forge, "t-nobody"), words: /the token is not valid/ },
  "with a key that may not read it": { whence: readerOf(forge, "t-dev"), words: /give the token contents: read/ },
  "without main": {
    begin: () => call(forge, "DELETE", "/repos/acme/environments/git/refs/heads/main"),
    words: /has no branch main/,
  },
  "when it is empty": {
    begin: () => forge.settings("acme/environments").empty(),
    words: /has no branch main: give it a first commit/,
  },
  "when it is not there": {
    begin: () => forge.settings("acme/environments").remove(),
    words: /is it there, and may the token read it/,
  },
};
for (const [when, { begin, whence, words }] of Object.entries(blind)) {
  unseen(`${when}, says so before all else, and compares the specs`, async () => {
    await begin?.();
    const found = await scene.plan(whence === undefined ? {} : { environments: whence });
    assert.is(found.plan.against.kind, "specs");
    assert.match(firstLine(found), /^\*\*Compared with specs, not with what is merged\*\*: /);
    assert.match(said(found), words);
    assert.match(said(found), "shop scaling.max: 6 → 8");
  });
}
unseen.after(async () => {
  await scene[Symbol.asyncDispose]();
});
unseen.run();
