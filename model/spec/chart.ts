import type { Override } from "./documents.generated.ts";
import type { Json, JsonMap } from "./json.ts";
import { mirrored } from "./mirror.ts";
import type { Application, Organization } from "./model.ts";
import { own } from "./own.ts";

/** A Helm chart at one version, with the values of one environment. */
export type ResolvedChart = {
  /** `oci://…` with the chart's name, or the `https://…` of a Helm repository beside `name`. */
  readonly url: string;
  readonly name?: string;
  readonly version: string;
  readonly values: JsonMap;
  readonly podSecurity: "restricted" | "baseline";
};

/** The application's chart in an environment; `undefined` for one that has an image. */
export function chartOf(
  organization: Organization,
  { chart }: Application,
  { chart: override = {} }: Override,
): ResolvedChart | undefined {
  if (chart === undefined) return undefined;
  const { url, name, version, values = {}, podSecurity = "restricted" } = chart;
  const mirrors = organization.mirrors?.charts ?? {};
  return {
    url: url.startsWith("oci://") ? `oci://${mirrored(mirrors, url.slice("oci://".length))}` : url,
    ...(name === undefined ? {} : { name }),
    version: override.version ?? version,
    values: merged(values as JsonMap, (override.values ?? {}) as JsonMap),
    podSecurity,
  };
}

/** Helm's own way: maps are merged, everything else is replaced. */
const merged = (base: JsonMap, over: JsonMap): JsonMap =>
  Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(over)])].sort().map((key) => {
      const [below, above] = [own(base, key), own(over, key)];
      if (!Object.hasOwn(over, key)) return [key, below];
      return [key, isMap(below) && isMap(above) ? merged(below, above) : above];
    }),
  );

const isMap = (value: Json): value is JsonMap => typeof value === "object" && value !== null && !Array.isArray(value);
