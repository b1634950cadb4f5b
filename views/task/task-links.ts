import type { Source } from "../../model/names/source.ts";
import type { Standing } from "../../model/task/standing.ts";
import { isWebAddress } from "../markup/link.ts";
import { type Links, pageOf } from "./summary.ts";

/** Where a task came from, as addresses of GitHub's: its pull request, and a commit of each repository. */
export type TaskLinks = {
  readonly pullRequest?: string;
  readonly commit?: string;
  readonly specs?: string;
  readonly application?: string;
};

export function linksOf({ task, steps }: Standing, links: Links): TaskLinks {
  const pullRequest = pageOf(links, steps.find(({ step }) => step === "proposed")?.url);
  const commitOf = ({ repository, commit }: Source) => `${links.serverUrl}/${repository}/commit/${commit}`;
  const all: TaskLinks = {
    ...(pullRequest !== undefined && { pullRequest }),
    commit: commitOf({ repository: links.repository, commit: task.commit }),
    specs: commitOf(task.source),
    ...(task.application && { application: commitOf(task.application) }),
  };
  return Object.fromEntries(Object.entries(all).filter(([, url]) => isWebAddress(url)));
}
