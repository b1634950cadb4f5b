import type { EnvironmentFacts, Facts } from "../../../model/setup/facts.ts";
import { roles } from "../../../model/setup/role.ts";
import { notChecked, type Verdict } from "./check.ts";

/** Judges each GitHub environment that a workflow uses, in each repository. */
export function* eachEnvironment(
  { settings }: Facts,
  judgeOne: (repository: string, environment: EnvironmentFacts) => Verdict | undefined,
): Generator<Verdict> {
  for (const role of roles) {
    const { asked, is, environments } = settings[role];
    for (const environment of environments) {
      const verdict =
        is.status === "seen"
          ? judgeOne(asked, environment)
          : notChecked(asked, "the repository could not be looked at");
      if (verdict !== undefined) yield verdict;
    }
  }
}
