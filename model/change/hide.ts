import type { Path } from "../problem.ts";
import type { Json, JsonMap } from "../spec/json.ts";
import { own } from "../spec/own.ts";
import { isSecret } from "../spec/secret-shapes.ts";
import { isList, isMap } from "./difference.ts";

/** What stands for a value that must not be shown, and for one that is another than on the other side. */
export const hidden = "(hidden)";
export const hiddenChange = "(hidden, another than before)";

/** Of a Secret, what holds its values. */
const values: readonly string[] = ["data", "stringData"];

/** Keys of what holds values of Secrets whatever it belongs to: kubectl's copy of an object, kustomize's recipe for one. */
const copies: readonly string[] = ["kubectl.kubernetes.io/last-applied-configuration", "secretGenerator"];

/**
 * A Kubernetes object without what must not be shown: all that a Secret holds, a copy of one or one in a list too, and
 * every text that is a secret by its key or its form. `former` is the object as it was: what became another is told from
 * what stayed. What has nothing to hide is given back as it is.
 */
export const hideIn = (object: JsonMap, former?: JsonMap): JsonMap => hide(object, former, "") as JsonMap;

/** The same for a value of the specs, which stands at the path. */
export const hideAt = (path: Path, value: Json, former?: Json): Json =>
  hide(value, former, String(path.findLast((part) => typeof part === "string") ?? ""));

function hide(value: Json, former: Json, key: string): Json {
  if (copies.includes(key)) return stand(value, former);
  if (typeof value === "string" || typeof value === "number")
    return isSecret(String(value), key) ? stand(value, former) : value;
  if (isList(value))
    return kept(
      value,
      value.map((item, index) => hide(item, itemOf(former, item, index), key)),
    );
  if (!isMap(value)) return value;
  const before = isMap(former) ? former : {};
  const keyOf = (name: string): string =>
    name !== "value" ? name : typeof value["name"] === "string" ? value["name"] : key;
  const isHeld = (name: string): boolean => own(value, "kind") === "Secret" && values.includes(name);
  const entries = Object.entries(value).map(([name, item]) => {
    const was = own(before, name);
    return [name, isHeld(name) ? hideAll(item, was) : hide(item, was, keyOf(name))] as const;
  });
  return entries.every(([name, item]) => item === value[name]) ? value : Object.fromEntries(entries);
}

const hideAll = (value: Json, former: Json): Json =>
  isMap(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, stand(item, isMap(former) ? own(former, key) : undefined)]),
      )
    : stand(value, former);

const stand = (value: Json, former: Json): string =>
  former === undefined || JSON.stringify(former) === JSON.stringify(value) ? hidden : hiddenChange;

const kept = (value: readonly Json[], items: readonly Json[]): readonly Json[] =>
  items.every((item, index) => item === value[index]) ? value : items;

/** The item of the former list that bears the same name, else the one at the same place. */
function itemOf(former: Json, item: Json, index: number): Json {
  if (!isList(former)) return undefined;
  const name = isMap(item) ? own(item, "name") : undefined;
  return name === undefined ? former[index] : former.find((one) => isMap(one) && own(one, "name") === name);
}
