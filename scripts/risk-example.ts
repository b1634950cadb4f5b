import { parseAllDocuments } from "yaml";
import { fileChanges } from "../actions/plan/files.ts";
import { causesOf } from "../manifests-src/causes.ts";
import { blobId, treeId } from "../manifests-src/git-id.ts";
import { planFolder } from "../manifests-src/plan-folder.ts";
import { printYaml } from "../manifests-src/yaml.ts";
import { objectChanges } from "../model/change/objects.ts";
import type { EnvironmentPlan, Remark, Risk } from "../model/change/plan.ts";
import type { Planned, Revision, RiskRule } from "../model/change/risk.ts";
import { risksOf } from "../model/change/risks.ts";
import { type Revised, type SpecEdit, specEdits } from "../model/change/spec-edits.ts";
import { wordsOf } from "../model/change/words.ts";
import { costChange } from "../model/cost/change.ts";
import type { JsonMap } from "../model/spec/json.ts";
import type { Environment, Model } from "../model/spec/model.ts";
import { mergeOf } from "../model/spec/resolve.ts";
import type { FolderPlan } from "../model/tree/folder-plan.ts";
import { type LockedUnit, lockFile } from "../model/tree/lock.ts";
import { parseLock, readLock } from "../model/tree/parse-lock.ts";
import { printLock } from "../model/tree/print-lock.ts";
import type { Files } from "../model/tree/tree.ts";
import { load } from "../schemas/load.ts";

type Tried = { readonly planned: Planned; readonly edits: readonly SpecEdit[] };

/** What the rules say of an example, which must be sound specs. */
export const risksIn = (revision: Revision, rules: readonly RiskRule[], today?: string): readonly Risk[] => {
  const { planned, edits } = plannedOf(revision);
  return risksOf(planned, edits, { rules, today });
};

/** What the example comes to: rendered as it was, and planned on top of that. */
export function plannedOf(revision: Revision): Tried {
  const [was, is] = [revision.before, revision.after].map(sidesOf);
  if (was === undefined || is === undefined) throw new Error("an example has two sides");
  const [before, after] = [was.model, is.model];
  const revised = { before, after, edits: specEdits(before, after) };
  const environments = [...after.environments.values()].map((environment) => {
    const held = heldIn(before, environment, was.objects);
    return compared(revised, environment, { held, rendered: is.objects });
  });
  const costs = environments.map(({ environment }) => costChange(before, after, environment));
  return { planned: { before, after, environments, costs }, edits: revised.edits };
}

type Sides = { readonly model: Model; readonly objects: readonly Placed[] };

/** The specs, and the Kubernetes objects among them. */
function sidesOf(text: string): Sides {
  const documents = text.split("\n---\n");
  const isSpec = (document: string): boolean => /^apiVersion: landfall\/v1$/m.test(document);
  const specs = documents.filter(isSpec).join("\n---\n");
  const loaded = load(new Map([["specs.yaml", new TextEncoder().encode(specs)]]));
  if (loaded.status === "invalid") throw new Error(JSON.stringify(loaded.problems));
  return { model: loaded.model, objects: documents.filter((one) => !isSpec(one)).map(placed) };
}

const placed = (text: string): Placed => ({ value: objectOf(text), isByHand: text.startsWith(byHand) });

/** How an object of an example begins that somebody edited. */
const byHand = "# edited by hand";

/** A Kubernetes object of an example. */
type Placed = { readonly value: JsonMap; readonly isByHand: boolean };

function objectOf(text: string): JsonMap {
  const [document] = parseAllDocuments(text);
  return document?.toJS() as JsonMap;
}

const source = (digit: string): string => `acme/specs@${digit.repeat(40)}`;

function foldersOf(model: Model, { name }: Environment): Files {
  if (!model.environments.has(name)) return new Map();
  const { changes } = planFolder({ model, environment: name, source: source("a"), held: { files: new Map() } });
  return new Map(changes.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text] as const])));
}

/** The folder as it stands: as it was rendered, by another version of Landfall where the example has objects of its own. */
function heldIn(model: Model, environment: Environment, objects: readonly Placed[]): Files {
  const rendered = foldersOf(model, environment);
  const ofVersion = objects.filter((one) => !one.isByHand);
  const files = withObjects(rendered, ofVersion, model);
  const text = files.get(lockFile);
  if (text === undefined || ofVersion.length === 0) return withObjects(files, objects, model);
  const lock = parseLock(text);
  const units = [...lock.units].map(([name, unit]): [string, LockedUnit] => {
    const own = new Map([...files].filter(([path]) => path.startsWith(`${name}/`)));
    const folder = treeId(new Map([...own].map(([path, content]) => [path.slice(name.length + 1), content])));
    return [
      name,
      folder === unit.rendered ? unit : { ...unit, input: "0".repeat(unit.input.length), rendered: folder },
    ];
  });
  const former = printLock({ ...lock, renderer: "0.0.1", units: new Map(units) });
  return withObjects(new Map([...files, [lockFile, former]]), objects, model);
}

/** The files with objects in place of those of the same kind and name, or beside them. */
function withObjects(files: Files, objects: readonly Placed[], { clusters }: Model): Files {
  const [cluster = ""] = clusters.keys();
  return new Map([...files, ...objects.map(({ value }) => [pathOf(files, value, cluster), printYaml(value)] as const)]);
}

function pathOf(files: Files, object: JsonMap, cluster: string): string {
  const { name, namespace = "shop" } = object["metadata"] as { readonly name: string; readonly namespace?: string };
  const file = `${String(object["kind"]).toLowerCase()}-${name}.yaml`;
  const found = [...files.keys()].find((path) => path.endsWith(`/${namespace}/${file}`));
  return found ?? `${cluster}/apps/${namespace}/${file}`;
}

type Compared = { readonly held: Files; readonly rendered: readonly Placed[] };

/** As the plan compares an environment, but for the objects that only the example has. */
function compared(revised: Revised, environment: Environment, { held, rendered }: Compared): EnvironmentPlan {
  const { before, after, edits } = revised;
  const { name, tier } = environment;
  const text = held.get(lockFile);
  const ids = new Map([...held].map(([path, content]) => [path, blobId(content)]));
  const folder = { files: ids, ...(text !== undefined && { lock: text }) };
  const own = planFolder({ model: after, environment: name, source: source("b"), held: folder });
  const plan = { ...own, changes: withRendered(own, held, { rendered, model: after }) };
  const why = causesOf({ before, after, edits, plan, lock: readLock(text) });
  const remarks = plan.removedClusters.map((cluster): Remark => ({ kind: "removed-cluster", cluster }));
  const objects = objectChanges(name, fileChanges(plan, held), why);
  return { environment: name, tier, merge: mergeOf(environment), remarks, words: wordsOf(revised, name), objects };
}

type Rendered = { readonly rendered: readonly Placed[]; readonly model: Model };

/** The plan's changes as they would be if Landfall rendered these objects as well. */
function withRendered({ changes }: FolderPlan, held: Files, { rendered, model }: Rendered): FolderPlan["changes"] {
  const planned = new Map(changes.map(({ path, text }) => [path, text]));
  const known = new Map([...held, ...[...planned].map(([path, text]) => [path, text ?? ""] as const)]);
  const wanted = rendered.length === 0 ? new Map() : withObjects(known, rendered, model);
  for (const [path, text] of wanted) if (text !== known.get(path)) planned.set(path, text);
  return [...planned].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => ({ path, text }));
}
