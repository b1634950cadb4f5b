import type { Finding } from "../../model/problem.ts";
import { type Kind, kinds } from "../../model/spec/model.ts";
import type { Document } from "../read/read.ts";
import { didYouMean } from "./closest.ts";
import { isRecord, show } from "./show.ts";

export const apiVersion = "landfall/v1";

/** The kind a document says it is of, or why it cannot be told which schema holds for it. */
export function kindOf({ place, value }: Document): Kind | Finding {
  const finding = { rule: "schema", severity: "error", place } as const;
  const example = `start it with \`apiVersion: ${apiVersion}\` and \`kind: Application\``;
  if (!isRecord(value))
    return { ...finding, path: [], message: `the document must be a map, got ${show(value)}`, fix: example };
  const { apiVersion: version, kind } = value;
  if (version === undefined && kind === undefined)
    return {
      ...finding,
      path: [],
      message: "this is not a Landfall document: apiVersion and kind are missing",
      fix: example,
    };
  if (version !== apiVersion) {
    const ours = typeof version === "string" && version.toLowerCase().startsWith("landfall");
    const message =
      version === undefined ? "apiVersion is missing" : `apiVersion must be ${apiVersion}, got ${show(version)}`;
    const fix =
      version === undefined || ours
        ? `write \`apiVersion: ${apiVersion}\``
        : "move the file out of the specs, or write a Landfall document";
    return { ...finding, path: ["apiVersion"], message, fix };
  }
  const known = kinds.find((candidate) => candidate === kind);
  if (known !== undefined) return known;
  const message = kind === undefined ? "kind is missing" : `kind must be one of ${kinds.join(", ")}, got ${show(kind)}`;
  return { ...finding, path: ["kind"], message, ...didYouMean(String(kind ?? ""), kinds) };
}
