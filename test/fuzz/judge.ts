import * as assert from "uvu/assert";
import { render } from "../../manifests-src/render.ts";
import type { Problem } from "../../model/problem.ts";
import type { Model } from "../../model/spec/model.ts";
import { load } from "../../schemas/load.ts";
import { source } from "../manifests-src/sample.ts";

type Bytes = ReadonlyMap<string, Uint8Array>;

/** What holds for specs whatever they say: a model that renders or an error, and every problem lies inside its file. */
export function judge(files: Bytes): void {
  const loaded = load(files);
  for (const problem of loaded.problems) assert.ok(isInside(problem, files), JSON.stringify(problem));
  if (loaded.status === "valid") renderAll(loaded.model);
  else assert.ok(loaded.problems.some(({ severity }) => severity === "error"));
}

function renderAll(model: Model): void {
  for (const environment of model.environments.keys()) render({ model, environment, source });
}

/** Where an Organization is missing, the problem stands in the file it should be in. */
function isInside({ file, line, column, message }: Problem, files: Bytes): boolean {
  const bytes = files.get(file);
  if (bytes === undefined) return message === "there is no Organization" && line === 1 && column === 1;
  const text = new TextDecoder().decode(bytes).split("\n")[line - 1];
  return text !== undefined && column >= 1 && column <= text.length + 1;
}
