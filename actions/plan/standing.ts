import { blobId } from "../../manifests-src/git-id.ts";
import { outlineOf, planFolder } from "../../manifests-src/plan-folder.ts";
import type { EnvironmentPlan } from "../../model/change/plan.ts";
import type { Model } from "../../model/spec/model.ts";
import { overwrittenBy } from "../../model/tree/by-hand.ts";
import { lockFile } from "../../model/tree/lock.ts";
import type { Files } from "../../model/tree/tree.ts";
import type { EnvironmentsView } from "../io/environments.ts";
import type { Ancestry, Standing } from "./needs.ts";

/** An environment's folder as it is merged. Nobody's history is looked at unless something was edited. */
export async function standingIn(view: EnvironmentsView, environment: string, ancestry: Ancestry): Promise<Standing> {
  const held = await view.held(environment);
  return {
    held,
    filesOf: (units) => view.filesOf(held, units),
    textsOf: view.textsOf,
    byHand: async (plan) => {
      if (plan.drift.length === 0) return { drift: [], edits: [] };
      return overwrittenBy(plan, { edits: await view.handEdits(environment) });
    },
    ancestry,
  };
}

type Place = { readonly source: string; readonly root: string | undefined };

/** The folder as it would be if the former specs were all that was ever rendered. */
export function standingOfSpecs(before: Model, environment: string, { source, root }: Place): Standing {
  const files: Files = before.environments.has(environment)
    ? renderedFrom(before, environment, { source, root })
    : new Map();
  const blobs = [...files].map(([path, text]) => ({ path, id: blobId(text), text }));
  const texts = new Map(blobs.map(({ id, text }) => [id, text]));
  const lock = files.get(lockFile);
  const held = { files: new Map(blobs.map(({ path, id }) => [path, id])) };
  return {
    held: { ...outlineOf(held), ...(lock !== undefined && { lock }) },
    filesOf: async () => held.files,
    textsOf: async () => texts,
    byHand: async () => ({ drift: [], edits: [] }),
    ancestry: async () => true,
  };
}

const renderedFrom = (model: Model, environment: string, { source, root }: Place): Files =>
  new Map(
    planFolder({ model, environment, source, root, held: { files: new Map() } }).changes.map(({ path, text }) => [
      path,
      text ?? "",
    ]),
  );

/** The environments that are rendered, and that the specs no longer have: nobody writes there any more. */
export async function leftAlone(view: EnvironmentsView, { environments }: Model): Promise<readonly EnvironmentPlan[]> {
  const found = (await view.rendered()).filter((name) => !environments.has(name));
  return found.map((environment) => ({
    environment,
    tier: "unknown",
    merge: "manual",
    remarks: [{ kind: "left-alone" }],
    words: [],
    objects: [],
  }));
}
