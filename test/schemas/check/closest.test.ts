import { suite } from "uvu";
import * as assert from "uvu/assert";
import { closest, didYouMean } from "../../../schemas/check/closest.ts";

const near = suite("closest");
const rows: readonly (readonly [string, readonly string[], string | undefined])[] = [
  ["prot", ["port", "probes", "config"], "port"],
  ["Application", ["application"], "application"],
  ["enviroments", ["environments", "egress"], "environments"],
  ["shpo", ["ship", "shop"], "shop"],
  ["scale", ["resources", "scaling"], undefined],
  ["repo", ["replicas", "repository"], "repository"],
  ["x", ["y"], undefined],
  ["", ["port"], undefined],
  ["a".repeat(100_000), ["port"], undefined],
];
for (const [name, names, expected] of rows) {
  near(`of ${names.join(", ")}, "${name.slice(0, 20)}" may have meant ${expected ?? "none"}`, () => {
    assert.is(closest(name, names), expected);
  });
}

near("without a close one the names are listed, unless they are many", () => {
  assert.equal(didYouMean("zzz", ["b", "a"]), { fix: "write one of: a, b" });
  assert.equal(
    didYouMean(
      "zzz",
      Array.from({ length: 13 }, (_, index) => `n${index}`),
    ),
    {},
  );
  assert.equal(didYouMean("zzz", []), {});
});

near.run();
