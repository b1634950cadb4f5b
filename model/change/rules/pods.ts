import type { JsonMap } from "../../spec/json.ts";
import { at, listAt, mapAt, textAt } from "../at.ts";
import { isMap } from "../difference.ts";

/** Where the kinds that make pods say what a pod is. */
const templates: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ["spec", "template"],
  StatefulSet: ["spec", "template"],
  DaemonSet: ["spec", "template"],
  ReplicaSet: ["spec", "template"],
  Job: ["spec", "template"],
  CronJob: ["spec", "jobTemplate", "spec", "template"],
};

/** The `spec` of the pods that an object makes; `undefined` for one that makes none. */
export function podOf(object: JsonMap): JsonMap | undefined {
  const kind = textAt(object, "kind") ?? "";
  const path = Object.hasOwn(templates, kind) ? templates[kind] : undefined;
  const pod = path && at(object, ...path, "spec");
  return isMap(pod) ? pod : undefined;
}

/** The containers of a pod by their names, those that run before the others among them. */
export const containersOf = (pod: JsonMap | undefined): ReadonlyMap<string, JsonMap> =>
  new Map(
    ["initContainers", "containers", "ephemeralContainers"].flatMap((list) =>
      listAt(pod, list).flatMap((one) => (isMap(one) ? [[textAt(one, "name") ?? "", one] as const] : [])),
    ),
  );

/** The containers of what an object makes. */
export const containersIn = (object: JsonMap): ReadonlyMap<string, JsonMap> => containersOf(podOf(object));

export const labelsOf = (object: JsonMap): JsonMap => mapAt(object, "metadata", "labels");
