import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { difference } from "../../../model/change/difference.ts";
import { alike, fold } from "../../../model/change/fold.ts";
import type { ObjectChange, Why } from "../../../model/change/object-change.ts";
import type { JsonMap } from "../../../model/spec/json.ts";

const spec: Why = { kind: "spec", edit: 0 };

/** An object that has become another, with its leaves as a plan has them. */
function changed(name: string, was: JsonMap, becomes: JsonMap, given: Partial<ObjectChange> = {}): ObjectChange {
  return {
    kind: "changed",
    environment: "staging",
    unit: `eu/apps/${name}`,
    path: `eu/apps/${name}/${name}.yaml`,
    object: { apiVersion: "v1", kind: "Service", name },
    before: JSON.stringify(was),
    after: JSON.stringify(becomes),
    was,
    becomes,
    leaves: difference(was, becomes),
    why: [spec],
    ...given,
  };
}

const label = (name: string): ObjectChange =>
  changed(name, { metadata: { name, labels: { team: "a" } } }, { metadata: { name, labels: { team: "b" } } });

const annotated = (name: string, annotation: string, path?: string): ObjectChange =>
  changed(
    name,
    { metadata: { annotations: { [annotation]: `${name} before` } } },
    { metadata: { annotations: { [annotation]: `${name} after` } } },
    path === undefined ? {} : { path },
  );

const sizes = (changes: readonly ObjectChange[]): readonly number[] => fold(changes).map((one) => one.changes.length);

const folding = suite("fold");

folding("one label on 400 objects is one fold of 400", () => {
  const changes = Array.from({ length: 400 }, (_, index) => label(`app-${index}`));
  assert.equal(sizes(changes), [400]);
  assert.equal(fold(changes)[0]?.varies, []);
});

folding("another value, another path or another kind of change is a fold of its own", () => {
  const other = changed("c", { metadata: { labels: { team: "a" } } }, { metadata: { labels: { team: "c" } } });
  const deeper = changed("d", { spec: { labels: { team: "a" } } }, { spec: { labels: { team: "b" } } });
  assert.equal(sizes([label("a"), other, deeper, { ...label("e"), kind: "moved" }, label("f")]), [2, 1, 1, 1]);
});

folding("what was absent is not what was null", () => {
  const [absent, empty] = [changed("a", {}, { x: 1 }), changed("b", { x: null }, { x: 1 })];
  assert.equal(sizes([absent, empty]), [1, 1]);
});

folding("the same difference for another reason is a fold of its own", () => {
  assert.equal(sizes([label("a"), { ...label("b"), why: [{ kind: "hand" }] }, label("c")]), [2, 1]);
  assert.equal(sizes([label("a"), { ...label("b"), why: [{ kind: "spec", edit: 7 }] }]), [2], "another line");
});

for (const key of ["event.toolkit.fluxcd.io/unit-digest", "landfall/config-digest", "checksum/config"]) {
  folding(`${key} is compared by its path, and named as what varies`, () => {
    const [one, ...others] = fold([annotated("a", key), annotated("b", key)]);
    assert.is(one?.changes.length, 2);
    assert.equal(one?.varies, [`metadata.annotations.${key}`]);
    assert.equal(others, []);
  });
}

folding("an annotation that somebody means something by is compared by its value", () => {
  assert.equal(sizes([annotated("a", "acme/owner"), annotated("b", "acme/owner")]), [1, 1]);
});

for (const file of ["eu/apps/a/kustomization.yaml", "landfall.lock"]) {
  folding(`what ${file.split("/").at(-1)} lists is compared by its path`, () => {
    assert.equal(sizes([annotated("a", "x", file), annotated("b", "x", file)]), [2]);
  });
}

folding("what only follows is the last fold, whatever it is", () => {
  const follows: readonly Why[] = [{ kind: "follows" }];
  const changes = [{ ...label("a"), why: follows }, label("b"), { ...annotated("c", "x"), why: follows }];
  assert.equal(
    fold(changes).map(({ kind, changes: all }) => [kind, all.map(({ object }) => object?.name)]),
    [
      ["same", ["b"]],
      ["follows", ["a", "c"]],
    ],
  );
  assert.is(alike(changes).length, 3, "but for those who look into it");
});

folding("what follows and has a cause besides counts as caused", () => {
  assert.equal(fold([{ ...label("a"), why: [{ kind: "follows" }, spec] }])[0]?.kind, "same");
});

const whole = (kind: "added" | "deleted", cluster: string, name: string): ObjectChange => ({
  kind,
  environment: "staging",
  path: `${cluster}/apps/${name}/service-${name}.yaml`,
  object: { apiVersion: "v1", kind: "Service", name },
  ...(kind === "added" ? { after: `name: ${name}\n` } : { before: `name: ${name}\n` }),
  leaves: [],
  why: [spec],
});

folding("one object that comes to two clusters is one fold, two objects are two", () => {
  assert.equal(sizes([whole("added", "eu", "a"), whole("added", "eu", "b"), whole("added", "us", "a")]), [2, 1]);
  assert.equal(sizes([whole("added", "eu", "a"), whole("deleted", "us", "a")]), [1, 1]);
});

folding("what moved as it was is one fold, what changed in moving is not in it", () => {
  const moved = (name: string, after: string): ObjectChange => ({
    ...whole("added", "eu", name),
    kind: "moved",
    from: "us",
    before: "x",
    after,
  });
  assert.equal(sizes([moved("a", "x"), moved("b", "x"), moved("c", "y")]), [2, 1]);
});

folding("files that nobody can read are the same only by their text", () => {
  const unread = (before: string): ObjectChange => {
    const { object: _, ...file } = whole("deleted", "eu", before);
    return { ...file, kind: "changed", before, after: "c" };
  };
  assert.equal(sizes([unread("a"), unread("b"), unread("a")]), [2, 1]);
});

folding.run();

const anyValue = fc.dictionary(fc.constantFrom("a", "b", "annotations"), fc.constantFrom(1, null, "x", [1], { b: 2 }));
const anyWhy = fc.array(
  fc.constantFrom<Why>(spec, { kind: "follows" }, { kind: "earlier" }, { kind: "renderer", from: "1" }),
  { maxLength: 2 },
);
const anyChange = fc
  .record({
    was: anyValue,
    becomes: anyValue,
    name: fc.constantFrom("a", "b", "kustomization"),
    kind: fc.constantFrom("added" as const, "changed" as const, "deleted" as const, "moved" as const),
    why: anyWhy,
    isRead: fc.boolean(),
  })
  .map(({ was, becomes, name, kind, why, isRead }) => ({
    ...changed(name, was, becomes, { kind, why }),
    ...(!isRead && { leaves: [] }),
  }));

const property = suite("any changes");
property("are each in exactly one fold, in their order, and no fold is empty", () => {
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 30 }), (changes) => {
      for (const folds of [fold(changes), alike(changes)]) {
        assert.equal(new Set(folds.flatMap((one) => one.changes)), new Set(changes));
        assert.is(folds.flatMap((one) => one.changes).length, changes.length);
        for (const { changes: all } of folds) {
          const places = all.map((one) => changes.indexOf(one));
          assert.equal(
            places,
            places.toSorted((a, b) => a - b),
          );
        }
      }
    }),
  );
});
property.run();
