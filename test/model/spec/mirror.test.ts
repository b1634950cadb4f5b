import { suite } from "uvu";
import * as assert from "uvu/assert";
import { mirrored } from "../../../model/spec/mirror.ts";

const mirrors = {
  "ghcr.io": "mirror.example/ghcr",
  "ghcr.io/acme": "own.example",
  "ghcr.io/acme/shop/deep": "deep.example/x",
  "registry.example:5000": "mirror.example:6000/five",
};

const rows: readonly (readonly [string, string])[] = [
  ["ghcr.io/other/app", "mirror.example/ghcr/other/app"],
  ["ghcr.io/acme/shop", "own.example/shop"],
  ["ghcr.io/acme/shop/deep/er", "deep.example/x/er"],
  ["ghcr.io/acme/shop/deeper", "own.example/shop/deeper"],
  ["ghcr.io/acme-tools/x", "mirror.example/ghcr/acme-tools/x"],
  ["ghcr.io/acme", "own.example"],
  ["ghcr.io.evil.example/acme/shop", "ghcr.io.evil.example/acme/shop"],
  ["registry.example:5000/a/b", "mirror.example:6000/five/a/b"],
  ["registry.example:50001/a", "registry.example:50001/a"],
  ["registry.example/a", "registry.example/a"],
  ["quay.io/acme/shop", "quay.io/acme/shop"],
  ["constructor/x", "constructor/x"],
];

const pulling = suite("mirrors");

for (const [name, expected] of rows)
  pulling(`${name} is pulled as ${expected}, in whatever order they are written`, () => {
    assert.is(mirrored(mirrors, name), expected);
    assert.is(mirrored(Object.fromEntries(Object.entries(mirrors).reverse()), name), expected);
  });

pulling("without mirrors a name stays", () => {
  assert.is(mirrored({}, "ghcr.io/acme/shop"), "ghcr.io/acme/shop");
});

pulling.run();
