import type { Branches, Facts } from "../../../model/setup/facts.ts";
import { planEnvironment } from "../../../model/setup/workflows.ts";
import { type Check, fine, judge, settingsPage, type Verdict, wrong } from "./check.ts";
import { eachEnvironment, type UsedEnvironment } from "./each-environment.ts";
import { keeperOf } from "./key-keeper.ts";

export const keyEnvironment: Check = {
  id: "key-environment",
  look: (facts) => eachEnvironment(facts, (used) => judgeOne(facts, used)),
};

function judgeOne(facts: Facts, { repository, found: { name, branches } }: UsedEnvironment): Verdict {
  const url = settingsPage(facts, repository, "environments");
  const isForPlans = name === planEnvironment;
  return judge(repository, branches, {
    ifSeen: (those) =>
      isForPlans ? judgeForPlans(repository, those, { name, url }) : judgeForMain(repository, those, { name, url }),
    ifMissing: () =>
      wrong(repository, `there is no GitHub environment ${name}, which keeps the key of ${keeperOf(name)}`, {
        text: `create the environment ${name}, for ${isForPlans ? "all branches" : "the branch main only"}`,
        url,
      }),
  });
}

type Named = { readonly name: string; readonly url: string };

const judgeForMain = (repository: string, those: Branches, { name, url }: Named): Verdict =>
  those === "protected" || (those.length === 1 && those[0] === "main")
    ? fine(repository, `the environment ${name} is for main only`)
    : wrong(repository, `the environment ${name} is open to ${openTo(those)}: who pushes there gets its key`, {
        text: "limit its deployment branches to main",
        url,
      });

/** A job of a pull request runs on `refs/pull/<number>/merge`, which is no branch. */
const judgeForPlans = (repository: string, those: Branches, { name, url }: Named): Verdict =>
  those === "any" || (typeof those !== "string" && those.some((one) => one.startsWith("refs/pull/")))
    ? fine(repository, `the environment ${name} is open to pull requests, and its key may only read`)
    : wrong(repository, `the environment ${name} is open to ${openTo(those)}: no pull request gets a plan`, {
        text: "let all branches deploy to it",
        url,
      });

function openTo(branches: Branches): string {
  if (branches === "any") return "any branch";
  if (branches === "protected") return "protected branches only";
  return branches.length === 0 ? "no branch" : `the branches ${branches.join(", ")}`;
}
