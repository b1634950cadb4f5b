import type { Finding } from "../../model/problem.ts";
import { rules } from "../rules.ts";
import { type Catalog, ofKind } from "./catalog.ts";

const binding = new Set(rules.flatMap(({ id, isBinding }) => (isBinding === true ? [id] : [])));

/** What cannot be rendered where it is broken, no policy makes lighter and no exception covers. */
export function* checkBindingRules(catalog: Catalog): Generator<Finding> {
  for (const { place, document } of ofKind(catalog, "Organization")) {
    const { policies = {}, exceptions = [] } = document.spec;
    const finding = { rule: "reference", severity: "error", place, fix: "remove it" } as const;
    for (const [rule, severity] of Object.entries(policies))
      if (binding.has(rule) && severity !== "error")
        yield { ...finding, path: ["spec", "policies", rule], message: `the rule ${rule} must be an error` };
    for (const [index, { rule }] of exceptions.entries())
      if (binding.has(rule))
        yield {
          ...finding,
          path: ["spec", "exceptions", index, "rule"],
          message: `the rule ${rule} has no exceptions`,
        };
  }
}
