import type { EnvironmentFacts, Facts } from "../../../model/setup/facts.ts";
import { roles } from "../../../model/setup/role.ts";
import type { Takes } from "../../../model/setup/workflows.ts";
import { notChecked, type Verdict } from "./check.ts";
import { takenIn } from "./taken-in.ts";

/** A GitHub environment that a workflow uses, and what is taken from it. */
export type UsedEnvironment = { readonly repository: string; readonly takes: Takes; readonly found: EnvironmentFacts };

/** Judges each GitHub environment that a workflow uses, in each repository. */
export function* eachEnvironment(
  facts: Facts,
  judgeOne: (used: UsedEnvironment) => Verdict | undefined,
): Generator<Verdict> {
  for (const role of roles) {
    const { asked, is, environments } = facts.settings[role];
    for (const found of environments) {
      const takes = takenIn(facts, asked).find(({ environment }) => environment === found.name);
      if (takes === undefined) continue;
      const verdict =
        is.status === "seen"
          ? judgeOne({ repository: asked, takes, found })
          : notChecked(asked, "the repository could not be looked at");
      if (verdict !== undefined) yield verdict;
    }
  }
}
