import type { Path } from "../problem.ts";
import { callersOf } from "../spec/callers.ts";
import type { Json } from "../spec/json.ts";
import type { Model } from "../spec/model.ts";
import { workload } from "../spec/resolve.ts";
import type { Scaling, Workload, WorkloadRelease } from "../spec/workload.ts";
import { difference, isMap, type Leaf } from "./difference.ts";
import { hideAt } from "./hide.ts";
import type { SpecEdit } from "./spec-edits.ts";

/** One thing that becomes different, as the specs would say it. Values are in one line. */
export type Word = {
  /** `shop`, or the document it is said of: `Cluster staging-eu`. */
  readonly subject: string;
  /** As in the specs: `replicas`, `config.LOG_LEVEL`; empty when all of the subject comes or goes. */
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
  /** The edits it comes from, by their index. */
  readonly edits: readonly number[];
};

/** Both states of the specs, and what is between them. */
export type Revised = { readonly before: Model; readonly after: Model; readonly edits: readonly SpecEdit[] };

/** What becomes different in an environment: what its applications are there, and what is said of it and its clusters. */
export function wordsOf(revised: Revised, environment: string): readonly Word[] {
  const { before, after, edits } = revised;
  const names = [...touched(revised, environment)].sort();
  const ofApplications = names.flatMap((name) => {
    const [was, is] = [before, after].map((model) => runsIn(model, name, environment));
    const own = edits.flatMap((edit, index) => (speaksOf(edit, name, environment, revised) ? [{ edit, index }] : []));
    return wordsFor(name, was, is).map(({ field, ...word }) => ({ ...word, field, edits: causes(own, field) }));
  });
  const ofDocuments = edits.flatMap((edit, index) => (isOf(edit, environment, revised) ? [wordOf(edit, index)] : []));
  return [...ofApplications, ...ofDocuments];
}

/** What is said of no environment, or makes nothing different in any: every edit is in a word somewhere. */
export const otherWords = (edits: readonly SpecEdit[], said: readonly Word[]): readonly Word[] => {
  const known = new Set(said.flatMap((word) => word.edits));
  return edits.flatMap((edit, index) => (known.has(index) ? [] : [wordOf(edit, index)]));
};

/** The applications of the environment that an edit can have changed. */
function touched({ before, after, edits }: Revised, environment: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { document, path } of edits) {
    const isEverywhere =
      document.kind === "Organization" || (document.kind === "Environment" && document.name === environment);
    const isRelease = document.kind === "Release" && releaseOf({ before, after }, document.name) === environment;
    if (document.kind === "Application") names.add(document.name);
    else if (isRelease && path[2] !== undefined) names.add(String(path[2]));
    else if (isEverywhere || isRelease)
      for (const model of [before, after]) for (const name of model.applications.keys()) names.add(name);
  }
  return names;
}

const releaseOf = ({ before, after }: Pick<Revised, "before" | "after">, name: string): string | undefined =>
  (after.releases.get(name) ?? before.releases.get(name))?.environment;

/** What an application is in an environment, and who may call it there. */
type Running = Workload & { readonly callers: readonly string[] };

function runsIn(model: Model, name: string, environment: string): Running | undefined {
  const [application, place] = [model.applications.get(name), model.environments.get(environment)];
  if (application === undefined || place === undefined || !Object.hasOwn(application.environments, environment))
    return undefined;
  return { ...workload(model, application, place), callers: callersOf(application, environment) };
}

type Said = Omit<Word, "edits">;

function wordsFor(subject: string, was: Running | undefined, is: Running | undefined): readonly Said[] {
  if (was === undefined && is === undefined) return [];
  if (is === undefined) return [{ subject, field: "", before: "runs here" }];
  if (was === undefined) return [{ subject, field: "", after: is.release?.version ?? is.chart?.version ?? "new" }];
  const leaves = difference(plain(was), plain(is));
  return leaves.flatMap((leaf) => said(subject, leaf));
}

/** The workload in the specs' own fields. */
const plain = ({ environment, tier, scaling, release, data, isRetired, secretStore, ...fields }: Running): Json =>
  ({
    ...fields,
    ...(scaling.kind === "fixed" ? { replicas: scaling.replicas } : { scaling: scalingOf(scaling) }),
    ...(release && { release: releaseText(release) }),
    volumes: data.volumes,
    ...(data.database && { database: data.database }),
    ...(isRetired && { retire: true }),
  }) as Json;

const scalingOf = ({ min, max, cpuPercent }: Extract<Scaling, { readonly kind: "automatic" }>) => ({
  min,
  max,
  cpu: cpuPercent,
});

/** `1.5.0 (shop@sha256:a40667588…)`: enough to tell it from others. */
function releaseText({ image, version }: WorkloadRelease): string {
  const name = image.slice(image.lastIndexOf("/") + 1).replace(/(@sha256:[0-9a-f]{12})[0-9a-f]*$/, "$1");
  return version === undefined ? name : `${version} (${name})`;
}

function said(subject: string, { path, before, after }: Leaf): readonly Said[] {
  const [was, is] = [before === undefined ? undefined : hideAt(path, before), hideAt(path, after, before)];
  return [
    {
      subject,
      field: path.join("."),
      ...(was !== undefined && { before: shown(was) }),
      ...(is !== undefined && { after: shown(is) }),
    },
  ];
}

/** The longest value that is told in one line. */
const longest = 120;

function shown(value: Json): string {
  const text = typeof value === "string" ? value : isMap(value) ? mapText(value) : (JSON.stringify(value) ?? "");
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

const mapText = (value: { readonly [key: string]: Json }): string =>
  Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${key}: ${typeof item === "string" ? item : JSON.stringify(item)}`)
    .join(", ");

type Indexed = { readonly edit: SpecEdit; readonly index: number };

/** What a field of a workload is made of, where that is not the field of its name. */
const sources: Readonly<Record<string, readonly string[]>> = {
  replicas: ["replicas", "scaling"],
  scaling: ["replicas", "scaling"],
  release: ["image", "applications", "mirrors"],
  chart: ["chart", "mirrors"],
};

/** Those of the edits that say the field; all of them where none does. */
function causes(edits: readonly Indexed[], field: string): readonly number[] {
  const [first = ""] = field.split(".");
  const names = sources[first] ?? [first];
  const close = edits.filter(({ edit }) => names.includes(fieldOf(edit)));
  return (close.length > 0 ? close : edits).map(({ index }) => index);
}

/** The field an edit is of, be it of an application, or of one in an environment. */
const fieldOf = ({ document, path }: SpecEdit): string =>
  String((document.kind === "Application" && path[1] === "environments" ? path[3] : path[1]) ?? "");

function speaksOf({ document, path }: SpecEdit, name: string, environment: string, revised: Revised): boolean {
  if (document.kind === "Application")
    return document.name === name && (path[1] !== "environments" || path[2] === undefined || path[2] === environment);
  if (document.kind === "Release")
    return releaseOf(revised, document.name) === environment && (path[2] === undefined || path[2] === name);
  if (document.kind === "Organization") return path[1] === "mirrors";
  return document.kind === "Environment" && document.name === environment && path.length === 0;
}

/** Whether the edit is of the environment itself, or of a cluster there. */
function isOf({ document }: SpecEdit, environment: string, { before, after }: Revised): boolean {
  if (document.kind === "Environment") return document.name === environment;
  if (document.kind !== "Cluster") return false;
  return [before, after].some((model) => model.clusters.get(document.name)?.environment === environment);
}

const wordOf = ({ document: { kind, name }, path, before, after }: SpecEdit, index: number): Word => {
  const place: Path = path.slice(1);
  const values =
    path.length === 0 ? { ...(before && { before: "is here" }), ...(after && { after: "new" }) } : undefined;
  const subject = `${kind} ${name}`;
  if (values !== undefined) return { subject, field: "", ...values, edits: [index] };
  const [word] = said(subject, {
    path: place,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  });
  return { subject, field: place.join("."), ...word, edits: [index] };
};
