import { count } from "../markup/count.ts";
import { escapeMarkdown, table } from "../markup/markdown.ts";
import { toSentence } from "./sentence.ts";
import type { TrackedAll } from "./tracked.ts";

/** For a run's summary: what there is to say of each application, and of applications that are up to date only the number. */
export function toSummary({ states, builds }: TrackedAll, most = 500): string {
  const rows = states.flatMap(({ application, remarks }) =>
    remarks.filter(({ word }) => word !== "current").map((remark) => [application, toSentence(remark)]),
  );
  const calm = states.filter(({ remarks: [first] }) => first.word === "current").length;
  const parts = [
    `${count(builds.length, "image")} to build; ${calm} of ${count(states.length, "application")} up to date`,
    ...(rows.length === 0
      ? []
      : [
          table(
            ["application", "what"],
            rows.slice(0, most).map((row) => row.map(escapeMarkdown)),
          ),
        ]),
    ...(rows.length > most ? [`And ${rows.length - most} more, in the log.`] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}
