import { readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { rendererVersion } from "../../manifests-src/version.ts";

const version = suite("rendererVersion");

version("is the package's", () => {
  const text = readFileSync(`${import.meta.dirname}/../../package.json`, "utf8");
  assert.is(rendererVersion, JSON.parse(text).version);
});

version.run();
