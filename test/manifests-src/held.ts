import { blobId } from "../../manifests-src/git-id.ts";
import { planFolder } from "../../manifests-src/plan-folder.ts";
import type { Application, Model } from "../../model/spec/model.ts";
import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import { lockFile } from "../../model/tree/lock.ts";
import type { Files } from "../../model/tree/tree.ts";
import { sampleModel, source } from "./sample.ts";

type Wanted = { readonly model?: Model; readonly at?: string; readonly proposedLock?: string };

/** Plans the sample's production from these files, as somebody who holds them would. */
export function plan(files: Files, { model = sampleModel(), at = source, proposedLock }: Wanted = {}): FolderPlan {
  const lock = files.get(lockFile);
  const held = {
    files: new Map([...files].map(([path, text]) => [path, blobId(text)])),
    ...(lock !== undefined && { lock }),
    ...(proposedLock !== undefined && { proposedLock }),
  };
  return planFolder({ model, environment: "production", source: at, held });
}

/** The files after the plan's changes. */
export function applied(files: Files, { changes }: FolderPlan): Files {
  const next = new Map(files);
  for (const { path, text } of changes) {
    if (text === undefined) next.delete(path);
    else next.set(path, text);
  }
  return new Map([...next].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The sample's production as it is rendered. */
export const rendered = (wanted: Wanted = {}): Files => applied(new Map(), plan(new Map(), wanted));

/** The sample with one application changed. */
export function withApplication(name: string, change: Partial<Application>): Model {
  const model = sampleModel();
  const application = model.applications.get(name);
  if (application === undefined) throw new Error(`the sample has no ${name}`);
  return { ...model, applications: new Map([...model.applications, [name, { ...application, ...change }]]) };
}

export function withoutApplication(name: string): Model {
  const model = sampleModel();
  return { ...model, applications: new Map([...model.applications].filter(([key]) => key !== name)) };
}
