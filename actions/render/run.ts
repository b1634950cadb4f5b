import { blobId } from "../../manifests-src/git-id.ts";
import { lockFile, planFolder } from "../../manifests-src/plan-folder.ts";
import { printSource } from "../../model/names/source.ts";
import { type Problem, UserError } from "../../model/problem.ts";
import { fullRepository } from "../../model/spec/model.ts";
import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import type { Files } from "../../model/tree/tree.ts";
import { load } from "../../schemas/load.ts";

export type RenderInputs = {
  readonly specs: string;
  readonly out: string;
  /** The commit of the specs, which the lock names; 40 hex digits. */
  readonly commit: string;
};

export type RenderDeps = {
  readonly readSpecs: (folder: string) => ReadonlyMap<string, Uint8Array>;
  readonly readTree: (folder: string) => Files;
  readonly listFolder: (folder: string) => readonly string[];
  /** Makes the folder hold exactly these files, or leaves it as it was. */
  readonly replaceTree: (folder: string, files: Files) => void;
  readonly progress: (text: string) => void;
};

export type RenderOutcome =
  | { readonly status: "invalid"; readonly problems: readonly Problem[] }
  | { readonly status: "rendered"; readonly plans: readonly FolderPlan[]; readonly leftAlone: readonly string[] };

/**
 * Renders every environment into its folder below `out`. A folder that Landfall did not write, or that someone edited
 * since, is refused before anything is written.
 */
export function run({ specs, out, commit }: RenderInputs, deps: RenderDeps): RenderOutcome {
  const loaded = load(deps.readSpecs(specs));
  if (loaded.status === "invalid") return { status: "invalid", problems: loaded.problems };
  const { model } = loaded;
  const { organization } = model;
  const source = printSource({
    repository: fullRepository(organization, organization.github.repositories.specs),
    commit,
  });
  const present = deps.listFolder(out);
  requireOwn(out, present, [...model.environments.keys()], deps);
  const planned = [...model.environments.keys()].map((environment) => {
    const texts = deps.readTree(`${out}/${environment}`);
    const plan = planFolder({ model, environment, source, held: heldOf(texts) });
    requireUntouched(`${out}/${environment}`, plan);
    return { texts, plan };
  });
  for (const { texts, plan } of planned) {
    deps.progress(`${plan.environment}: ${plan.units.length} units, ${plan.changes.length} files differ`);
    if (plan.changes.length > 0) deps.replaceTree(`${out}/${plan.environment}`, apply(texts, plan));
  }
  const known = new Set(model.environments.keys());
  const leftAlone = present.filter((name) => !known.has(name) && deps.listFolder(`${out}/${name}`).includes(lockFile));
  return { status: "rendered", plans: planned.map(({ plan }) => plan), leftAlone };
}

const heldOf = (texts: Files) => {
  const lock = texts.get(lockFile);
  const files = new Map([...texts].map(([path, text]) => [path, blobId(text)]));
  return lock === undefined ? { files } : { files, lock };
};

function requireOwn(out: string, present: readonly string[], environments: readonly string[], deps: RenderDeps): void {
  const rendered = present.filter(
    (name) => !name.startsWith(".") && deps.listFolder(`${out}/${name}`).includes(lockFile),
  );
  const foreign = present.filter((name) => environments.includes(name) && !rendered.includes(name));
  if (foreign.length > 0) {
    throw new UserError(`${out}/${foreign[0]} was not written by Landfall (it has no ${lockFile}): name another --out`);
  }
  const ours = present.length === 0 || rendered.length > 0 || present.includes(".git");
  if (!ours) throw new UserError(`${out} holds other things (${present[0]}): name an empty or new folder as --out`);
}

function requireUntouched(folder: string, { drift }: FolderPlan): void {
  if (drift.length === 0) return;
  const more = drift.length > 1 ? ` and ${drift.length - 1} more` : "";
  throw new UserError(
    `${folder}/${drift[0]}${more} was changed by hand since it was rendered: put it back, or delete ${folder}, and render again`,
  );
}

function apply(texts: Files, { changes }: FolderPlan): Files {
  const files = new Map(texts);
  for (const { path, text } of changes) {
    if (text === undefined) files.delete(path);
    else files.set(path, text);
  }
  return files;
}
