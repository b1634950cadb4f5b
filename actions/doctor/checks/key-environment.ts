import type { Branches, EnvironmentFacts, Facts } from "../../../model/setup/facts.ts";
import { type Check, fine, judge, settingsPage, type Verdict, wrong } from "./check.ts";
import { eachEnvironment } from "./each-environment.ts";

export const keyEnvironment: Check = {
  id: "key-environment",
  look: (facts) => eachEnvironment(facts, (repository, environment) => judgeOne(facts, repository, environment)),
};

function judgeOne(facts: Facts, repository: string, { name, branches }: EnvironmentFacts): Verdict {
  const url = settingsPage(facts, repository, "environments");
  return judge(repository, branches, {
    ifSeen: (those) =>
      isMainOnly(those)
        ? fine(repository, `the environment ${name} is for main only`)
        : wrong(repository, `the environment ${name} is open to ${openTo(those)}: who pushes there gets its key`, {
            text: "limit its deployment branches to main",
            url,
          }),
    ifMissing: () =>
      wrong(repository, `there is no GitHub environment ${name}, which keeps the App's key`, {
        text: `create the environment ${name}, for the branch main only`,
        url,
      }),
  });
}

const isMainOnly = (branches: Branches): boolean =>
  branches === "protected" || (branches.length === 1 && branches[0] === "main");

const openTo = (branches: Branches): string =>
  branches === "any" ? "any branch" : branches.length === 0 ? "no branch" : `the branches ${[...branches].join(", ")}`;
