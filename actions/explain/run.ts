import type { Explanation } from "../../model/explanation.ts";
import { UserError } from "../../model/problem.ts";
import { contents, explain } from "../../schemas/explain/explain.ts";

/** The name that means none in particular. */
export const everything = "everything";

/** What there is to say of a name. Throws a `UserError` for one that is nothing of ours. */
export function run({ name }: { readonly name: string }): Explanation {
  if (name === everything) return contents();
  const explanation = explain(name);
  if (explanation.status !== "unknown") return explanation;
  const { fix = "landfall explain lists every kind and rule" } = explanation;
  throw new UserError(`no field, kind or rule is called ${JSON.stringify(name)}; ${fix}`);
}
