import { printSource } from "../../model/names/source.ts";
import { printTarget } from "../../model/names/target.ts";
import type { Standing } from "../../model/task/standing.ts";
import { printJson, printJsonLine } from "../markup/json.ts";
import type { Overview } from "./overview.ts";
import { causesOf, type Links } from "./summary.ts";
import { linksOf } from "./task-links.ts";

/** Everything as data. Names are only ever added to while the version is the same. */
export const toStatusJson = (overview: Overview, links: Links): string => printJson(documentOf(overview, links));

/** The same on one line, as one of a stream. */
export const toStatusJsonLine = (overview: Overview, links: Links): string =>
  printJsonLine(documentOf(overview, links));

const documentOf = ({ now, tasks, unreadable, notes }: Overview, links: Links) => ({
  ...{ version: 1, repository: links.repository, at: now },
  tasks: tasks.map((standing) => taskOf(standing, links)),
  unreadable: unreadable.map(({ target, commit, reason }) => ({
    target: printTarget(target),
    ...target,
    commit,
    reason,
  })),
  notes,
});

function taskOf(standing: Standing, links: Links) {
  const { task, word, sentence, pace, seconds, steps } = standing;
  const { target, commit, source, application, image, usual } = task;
  return {
    ...{ target: printTarget(target), ...target, commit, word, sentence, pace, seconds, usual },
    expected: steps.find(({ expected }) => expected !== undefined)?.expected,
    steps,
    source: {
      specs: printSource(source),
      ...(application && { application: printSource(application) }),
      image,
    },
    links: linksOf(standing, links),
    causes: causesOf(task, steps, links),
  };
}
