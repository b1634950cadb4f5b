import { blobId } from "../../manifests-src/git-id.ts";
import { planFolder } from "../../manifests-src/plan-folder.ts";
import { printSource } from "../../model/names/source.ts";
import { type Problem, UserError } from "../../model/problem.ts";
import { fullRepository } from "../../model/spec/model.ts";
import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import { lockFile } from "../../model/tree/lock.ts";
import type { Files } from "../../model/tree/tree.ts";
import { load } from "../../schemas/load.ts";

export type RenderInputs = {
  readonly specs: string;
  readonly out: string;
  /** The commit of the specs, which the lock names; 40 hex digits. */
  readonly commit: string;
  /** The folder of the specs in their repository, as by `parseRoot`, where that is known. */
  readonly root?: string | undefined;
};

export type RenderDeps = {
  readonly readSpecs: (folder: string) => ReadonlyMap<string, Uint8Array>;
  readonly readTree: (folder: string) => Files;
  readonly listFolder: (folder: string) => readonly string[];
  readonly isFile: (path: string) => boolean;
  /** Makes the folder hold exactly these files, or leaves it as it was. */
  readonly replaceTree: (folder: string, files: Files) => void;
  /** Undoes what a killed `replaceTree` left. */
  readonly restoreTree: (folder: string) => void;
};

export type RenderOutcome =
  | { readonly status: "invalid"; readonly problems: readonly Problem[] }
  | { readonly status: "rendered"; readonly plans: readonly FolderPlan[]; readonly leftAlone: readonly string[] };

/**
 * Renders every environment into its folder below `out`. A folder that Landfall did not write, or that someone edited
 * since, is refused before anything is written.
 */
export function run({ specs, out, commit, root }: RenderInputs, deps: RenderDeps): RenderOutcome {
  const loaded = load(deps.readSpecs(specs));
  if (loaded.status === "invalid") return { status: "invalid", problems: loaded.problems };
  const { model } = loaded;
  const { organization } = model;
  const source = printSource({
    repository: fullRepository(organization, organization.github.repositories.specs),
    commit,
  });
  const environments = [...model.environments.keys()];
  for (const environment of environments) deps.restoreTree(`${out}/${environment}`);
  const rendered = renderedIn(out, environments, deps);
  const planned = environments.map((environment) => {
    const texts = deps.readTree(`${out}/${environment}`);
    const plan = planFolder({ model, environment, source, root, held: heldOf(texts) });
    requireUntouched(`${out}/${environment}`, plan);
    return { texts, plan };
  });
  for (const { texts, plan } of planned) {
    if (plan.changes.length > 0) deps.replaceTree(`${out}/${plan.environment}`, apply(texts, plan));
  }
  const leftAlone = rendered.filter((name) => !model.environments.has(name));
  return { status: "rendered", plans: planned.map(({ plan }) => plan), leftAlone };
}

/** The folders in `out` that Landfall wrote. Throws when something else is there: it may be in the way of someone. */
function renderedIn(out: string, environments: readonly string[], deps: RenderDeps): readonly string[] {
  const present = deps.listFolder(out);
  const rendered = present.filter((name) => deps.isFile(`${out}/${name}/${lockFile}`));
  const foreign = environments.find((name) => present.includes(name) && !rendered.includes(name));
  if (foreign !== undefined) {
    throw new UserError(
      `${out}/${foreign} has no ${lockFile}, so Landfall did not write it: delete it, or render into another folder`,
    );
  }
  const isOurs = present.length === 0 || rendered.length > 0 || present.includes(".git");
  if (!isOurs) throw new UserError(`${out} holds other things (${present[0]}): render into an empty or new folder`);
  return rendered;
}

const heldOf = (texts: Files) => {
  const lock = texts.get(lockFile);
  const files = new Map([...texts].map(([path, text]) => [path, blobId(text)]));
  return lock === undefined ? { files } : { files, lock };
};

function requireUntouched(folder: string, { drift }: FolderPlan): void {
  if (drift.length === 0) return;
  const more = drift.length > 1 ? ` and ${drift.length - 1} more are not as they were` : " is not as it was";
  throw new UserError(`${folder}/${drift[0]}${more} rendered: undo that, or delete ${folder}, and render again`);
}

function apply(texts: Files, { changes }: FolderPlan): Files {
  const files = new Map(texts);
  for (const { path, text } of changes) {
    if (text === undefined) files.delete(path);
    else files.set(path, text);
  }
  return files;
}
