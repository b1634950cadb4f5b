import type { Plan } from "../../../model/change/plan.ts";
import type { Row } from "../../page/data.ts";
import type { Table } from "../../page/table.ts";
import { printSeconds } from "../../task/duration.ts";
import type { Context } from "../context.ts";
import { causeOf } from "./context.ts";

export const accessTable = ({ access }: Plan): Table => ({
  name: "access",
  caption: "Who gains and who loses which right",
  head: ["", "Who", "Right", "Where", "Because"],
  rows: access.map(({ kind, person, login, right, environment, application, reason }) => ({
    cells: [
      { text: kind === "gained" ? "gains" : "loses", tone: kind === "gained" ? "added" : "deleted" },
      { text: person, note: login },
      { text: right, isCode: true },
      { text: [environment, application ?? "all applications"].join(" / ") },
      { text: reason },
    ],
    environment,
    ...(application !== undefined && { application }),
  })),
});

export const reviewTable = ({ reach }: Plan): Table => ({
  name: "review",
  caption: "Who must agree to each changed file of the specs: one of those named",
  head: ["File", "One of"],
  rows: reach.reviewers.map(({ file, logins }) => ({
    cells: [
      { text: file, isCode: true },
      logins.length > 0 ? { text: logins.join(", ") } : { text: "nobody has that right", tone: "error" },
    ],
  })),
});

export const reachTable = ({ reach }: Plan): Table => {
  const row = (title: string, names: readonly string[]): Row => ({
    cells: [{ text: title }, { text: `${names.length}` }, { text: names.join(", ") }],
  });
  return {
    name: "reach",
    caption: "What the change touches",
    head: ["What", "How many", "Which"],
    rows: [
      row("Environments", reach.environments),
      row("Clusters", reach.clusters),
      row("Applications", reach.applications),
      row("Hosts", reach.hosts),
      row("Operated by", reach.owners),
    ],
  };
};

export const editTable = (plan: Plan, context: Context): Table => ({
  name: "edits",
  caption: "Every edit of the specs",
  head: ["Document", "Where"],
  rows: plan.edits.map((edit) => ({
    cells: [{ text: `${edit.document.kind} ${edit.document.name}` }, causeOf(edit, context)],
  })),
});

export const usualTable = ({ usual }: Plan): Table => ({
  name: "usual",
  caption: "How long such a change usually takes, from its merge until it is ready",
  head: ["Environment", "Application", "Usually", "Slowest", "Seen"],
  rows: usual.map(({ environment, application, medianSeconds, slowestSeconds, count }) => ({
    cells: [environment, application, printSeconds(medianSeconds), printSeconds(slowestSeconds), `${count} times`].map(
      (text) => ({
        text,
      }),
    ),
    environment,
    application,
  })),
});
