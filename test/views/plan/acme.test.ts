import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../../actions/plan/run.ts";
import { planFolder } from "../../../manifests-src/plan-folder.ts";
import { fold } from "../../../model/change/fold.ts";
import type { Plan } from "../../../model/change/plan.ts";
import { load } from "../../../schemas/load.ts";
import { toComment } from "../../../views/plan/comment.ts";
import { toDiff } from "../../../views/plan/diff.ts";
import { toLines } from "../../../views/plan/human.ts";
import { sample } from "../../actions/acme.ts";
import { faultsOf } from "../markup/forms.ts";
import { applied, type Tree } from "./git-apply.ts";
import { context } from "./sample.ts";

type Specs = Readonly<Record<string, string>>;

const encoded = (specs: Specs): ReadonlyMap<string, Uint8Array> =>
  new Map(Object.entries(specs).map(([path, text]) => [path, new TextEncoder().encode(text)]));

/** The sample's specs with one text in a file replaced. */
function edited(file: string, from: string, to: string): Specs {
  const text = sample[file] ?? "";
  assert.ok(text.includes(from), `${file} has no ${from}`);
  return { ...sample, [file]: text.replace(from, to) };
}

const commit = "a".repeat(40);

async function planOf(head: Specs): Promise<Plan> {
  const outcome = await run({
    head: encoded(head),
    commit,
    base: async () => ({ commit: "b".repeat(40), files: encoded(sample) }),
    root: "environments",
    openEnvironments: async () => ({ because: "there is no key", [Symbol.asyncDispose]: async () => {} }),
    ancestry: async () => true,
    usual: async () => [],
    today: "2026-11-20",
    progress: () => {},
  });
  if (outcome.status === "invalid") throw new Error(JSON.stringify(outcome.problems));
  return outcome.plan;
}

/** The whole environments repository as the specs render to it. */
function rendered(specs: Specs): Tree {
  const loaded = load(encoded(specs));
  if (loaded.status === "invalid") throw new Error(JSON.stringify(loaded.problems));
  const { model } = loaded;
  return new Map(
    [...model.environments.keys()].flatMap((environment) =>
      planFolder({
        model,
        environment,
        source: `acme/specs@${commit}`,
        root: "environments",
        held: { files: new Map() },
      }).changes.map(({ path, text }) => [`${environment}/${path}`, text ?? ""] as const),
    ),
  );
}

const shop = "environments/applications/shop.yaml";
const cases: readonly (readonly [string, Specs])[] = [
  ["one number of one application", edited(shop, "min: 2", "min: 3")],
  ["a variable in every environment", edited(shop, "CURRENCY: EUR", "CURRENCY: SEK")],
  ["a route that is gone", edited(shop, "  routes:\n    - host: shop.acme.example\n", "")],
  [
    "an application that comes",
    { ...sample, "environments/applications/copy.yaml": (sample[shop] ?? "").replaceAll("shop", "copy") },
  ],
];

const acme = suite("a plan of the sample's specs");

for (const [what, head] of cases) {
  acme(`with ${what} is, as a patch, what git makes the rendered tree of`, async () => {
    const plan = await planOf(head);
    const inOrder = (tree: Tree) => [...tree].sort(([a], [b]) => (a < b ? -1 : 1));
    assert.ok(plan.environments.some(({ objects }) => objects.length > 0));
    assert.equal(inOrder(applied(rendered(sample), toDiff(plan))), inOrder(rendered(head)));
  });

  acme(`with ${what} has each file in one fold, and is inert`, async () => {
    const plan = await planOf(head);
    for (const { objects } of plan.environments) {
      const folded = fold(objects).flatMap(({ changes }) => changes);
      assert.equal(new Set(folded), new Set(objects));
      assert.is(folded.length, objects.length);
    }
    const [, ...shown] = toComment(plan, context).split("\n");
    assert.equal(faultsOf({ form: "markdown", text: shown.join("\n"), most: 65_400 }), []);
    assert.equal(faultsOf({ form: "diff", text: toLines(plan).join("\n") }), []);
  });
}

acme("with one number tells that number first, and what only follows last", async () => {
  const lines = toLines(await planOf(edited(shop, "min: 2", "min: 3")));
  assert.ok(lines.includes("  shop scaling.min: 2 → 3 [environments/applications/shop.yaml:24]"), lines.join("\n"));
  const places = ["+  minReplicas: 3", "staging/landfall.lock changed"].map((line) => lines.indexOf(line));
  assert.ok(places.every((place, index) => place > (places[index - 1] ?? 0)));
});

acme.run();
