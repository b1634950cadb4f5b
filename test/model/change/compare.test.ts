import { suite } from "uvu";
import * as assert from "uvu/assert";
import { changedUnits, compare } from "../../../model/change/compare.ts";
import type { Lock } from "../../../model/tree/lock.ts";

const changes = suite("compare");

changes("finds nothing between equal states, in whatever order", () => {
  const state = new Map([
    ["b", "2"],
    ["a", "1"],
  ]);
  assert.equal(compare(state, new Map([...state].reverse())), []);
  assert.equal(compare(new Map(), new Map()), []);
});

changes("names what was added, changed and deleted, by path", () => {
  const current = new Map([
    ["c", "1"],
    ["a", "1"],
    ["z", "1"],
  ]);
  const wanted = new Map([
    ["z", "2"],
    ["b", "1"],
    ["a", "1"],
  ]);
  assert.equal(compare(current, wanted), [
    { kind: "added", path: "b" },
    { kind: "deleted", path: "c" },
    { kind: "changed", path: "z" },
  ]);
});

changes.run();

const units = suite("changedUnits");

const lock = (rendered: Readonly<Record<string, string>>, input: string): Lock => ({
  source: "",
  renderer: "",
  reporter: "",
  applications: new Map(),
  units: new Map(Object.entries(rendered).map(([name, id]) => [name, { input, rendered: id }])),
});

units("go by what was rendered, not by what it was rendered from", () => {
  const before = lock({ "eu/flux": "1", "eu/apps/a": "1", "eu/apps/b": "1" }, "x");
  const after = lock({ "eu/flux": "2", "eu/apps/a": "1", "eu/apps/c": "1" }, "y");
  assert.equal(changedUnits(before, after), [
    { kind: "deleted", path: "eu/apps/b" },
    { kind: "added", path: "eu/apps/c" },
    { kind: "changed", path: "eu/flux" },
  ]);
});

units("are all added where there was no lock", () => {
  assert.equal(changedUnits(undefined, lock({ "eu/flux": "1" }, "x")), [{ kind: "added", path: "eu/flux" }]);
});

units.run();
