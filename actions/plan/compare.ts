import { causesOf } from "../../manifests-src/causes.ts";
import { beginPlan } from "../../manifests-src/plan-folder.ts";
import { objectChanges } from "../../model/change/objects.ts";
import type { EnvironmentPlan } from "../../model/change/plan.ts";
import type { Revised } from "../../model/change/spec-edits.ts";
import { wordsOf } from "../../model/change/words.ts";
import { parseSource } from "../../model/names/source.ts";
import type { Environment } from "../../model/spec/model.ts";
import { mergeOf } from "../../model/spec/resolve.ts";
import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import { fileChanges } from "./files.ts";
import type { Standing } from "./needs.ts";
import { remarksOf } from "./remarks.ts";

export type CompareRequest = {
  readonly revised: Revised;
  readonly environment: Environment;
  /** The planned specs, as by `printSource`. */
  readonly source: string;
  readonly root: string | undefined;
  readonly standing: Standing;
};

/** What `propose` would make of an environment's folder: its plan, byte for byte, and what that means to people. */
export async function compareEnvironment({
  revised,
  environment,
  source,
  root,
  standing,
}: CompareRequest): Promise<{ readonly plan: FolderPlan; readonly shown: EnvironmentPlan }> {
  const { before, after, edits } = revised;
  const { name, tier } = environment;
  const { lock, needed, finish } = beginPlan({ model: after, environment: name, source, root, held: standing.held });
  const held = new Map([...standing.held.files, ...(await standing.filesOf(needed))]);
  const plan = finish(held);
  const ids = plan.changes.flatMap(({ path }) => held.get(path) ?? []);
  const texts = await standing.textsOf(ids);
  const files = fileChanges(plan, new Map([...held].map(([path, id]) => [path, texts.get(id)])));
  const why = causesOf({ before, after, edits, plan, lock });
  return {
    plan,
    shown: {
      environment: name,
      tier,
      merge: mergeOf(environment),
      remarks: await remarksOf(plan, standing, { lock, repository: parseSource(source)?.repository }),
      words: wordsOf(revised, name),
      objects: objectChanges(name, files, why),
    },
  };
}
