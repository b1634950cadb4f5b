import type { Json } from "../spec/json.ts";
import type { Scaling, Workload, WorkloadRelease } from "../spec/workload.ts";
import { difference, isMap, type Leaf } from "./difference.ts";
import { hideAt } from "./hide.ts";

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

/** What an application is in an environment, and who may call it there. */
export type Running = Workload & { readonly callers: readonly string[] };

export type Said = Omit<Word, "edits">;

/** What is said of an application that is different in an environment, comes there or leaves it. */
export function wordsFor(subject: string, was: Running | undefined, is: Running | undefined): readonly Said[] {
  if (was === undefined && is === undefined) return [];
  if (is === undefined) return [{ subject, field: "", before: "runs here" }];
  if (was === undefined) return [{ subject, field: "", after: is.release?.version ?? is.chart?.version ?? "new" }];
  return difference(plain(was), plain(is)).map((leaf) => said(subject, leaf));
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

/** One value that differs, without what must not be shown. */
export function said(subject: string, { path, before, after }: Leaf): Said {
  const [was, is] = [before === undefined ? undefined : hideAt(path, before), hideAt(path, after, before)];
  return {
    subject,
    field: path.join("."),
    ...(was !== undefined && { before: shown(was) }),
    ...(is !== undefined && { after: shown(is) }),
  };
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
