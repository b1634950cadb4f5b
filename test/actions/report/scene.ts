import type { ReportOutcome } from "../../../actions/report/run.ts";
import { lock, makeWorld, sha } from "./world.ts";

const pullRequest = {
  head: sha("d"),
  number: 12,
  url: "https://github.com/acme/environments/pull/12",
  createdAt: "2026-11-20T11:58:00Z",
  mergedAt: "2026-11-20T12:00:00Z",
};
export const eu = "staging-eu/apps/shop";
export const us = "staging-us/apps/shop";
export const [one, two, three] = [sha("1"), sha("2"), sha("3")];

/** One: nothing. Two: shop comes to both clusters of staging. */
export const newWorld = () =>
  makeWorld([
    { sha: one, at: "2026-11-20T11:00:00Z", locks: { staging: lock({ "staging-eu/flux": "0" }) } },
    {
      sha: two,
      at: "2026-11-20T12:00:00Z",
      locks: { staging: lock({ "staging-eu/flux": "9", [eu]: "1", [us]: "2" }) },
      pullRequest,
    },
  ]);
export const third = (units: Readonly<Record<string, string>>) => ({
  sha: three,
  at: "2026-11-20T13:00:00Z",
  locks: { staging: lock(units) },
});

/** Each task told of, by the first digits of its commit; or why there is none. */
export const said = (result: ReportOutcome): readonly string[] =>
  result.status === "reported"
    ? result.tasks.map(({ standing: { task, sentence } }) => `${task.commit.slice(0, 3)} ${sentence}`)
    : [`${result.status}: ${result.reason}`];
