import type { JsonMap } from "../../spec/json.ts";
import { textAt } from "../at.ts";
import { containersIn } from "./pods.ts";

/** The parts of an image's name: `ghcr.io/acme/shop`, and what says which of them. */
export type Image = { readonly repository: string; readonly tag?: string; readonly digest?: string };

export function parseImage(text: string): Image {
  const [name = "", digest] = text.split("@");
  const colon = name.indexOf(":", name.lastIndexOf("/") + 1);
  const repository = colon < 0 ? name : name.slice(0, colon);
  return {
    repository,
    ...(colon >= 0 && { tag: name.slice(colon + 1) }),
    ...(digest !== undefined && { digest }),
  };
}

/** The images an object's containers run, by the container's name; of a database the one of its instances. */
export function imagesIn(object: JsonMap): ReadonlyMap<string, Image> {
  const own = textAt(object, "spec", "imageName");
  const containers = [...containersIn(object)].flatMap(([name, container]) => {
    const text = textAt(container, "image");
    return text === undefined ? [] : [[name, parseImage(text)] as const];
  });
  return new Map([...containers, ...(own === undefined ? [] : [["imageName", parseImage(own)] as const])]);
}

/** The version of the chart that a release or its source names. */
export const chartVersionOf = (object: JsonMap): string | undefined =>
  textAt(object, "kind") === "OCIRepository"
    ? textAt(object, "spec", "ref", "tag")
    : textAt(object, "kind") === "HelmRelease"
      ? textAt(object, "spec", "chart", "spec", "version")
      : undefined;
