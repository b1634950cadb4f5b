import type { Plan } from "../../../model/change/plan.ts";
import { severities } from "../../../model/problem.ts";
import { count } from "../../markup/count.ts";
import type { Tone } from "../../page/data.ts";
import type { Tile } from "../../page/tiles.ts";
import { accessSaid } from "../access.ts";
import type { Verdict } from "../answer.ts";
import { inOrder } from "../order.ts";
import { anyOf } from "../risk.ts";
import { costTile } from "./cost-tile.ts";

const tones = {
  blocked: "error",
  awaited: "error",
  given: "good",
  warned: "warning",
  fine: "good",
  nothing: "quiet",
} as const satisfies Record<Verdict, Tone>;

export const toneOf = (verdict: Verdict): Tone => tones[verdict];

/** What the plan comes to, in one line. */
export function headline({ environments }: Plan): string {
  const changed = inOrder(environments).filter(({ objects }) => objects.length > 0);
  if (changed.length === 0) return "Nothing changes";
  const files = changed.reduce((sum, { objects }) => sum + objects.length, 0);
  const names = changed.map(({ environment }) => environment);
  const where = names.length > 3 ? count(names.length, "environment") : new Intl.ListFormat("en").format(names);
  return `${count(files, "file")} ${files === 1 ? "changes" : "change"} in ${where}`;
}

/** The answers a reviewer comes for. */
export const tilesOf = (plan: Plan): readonly Tile[] => [
  whatTile(plan),
  riskTile(plan),
  costTile(plan),
  accessTile(plan),
  reachTile(plan),
  reviewTile(plan),
];

function whatTile({ environments }: Plan): Tile {
  const objects = environments.flatMap((one) => one.objects);
  const counts = (["added", "changed", "deleted", "moved"] as const).flatMap((kind) => {
    const number = objects.filter((one) => one.kind === kind).length;
    return number === 0 ? [] : [`${number} ${kind}`];
  });
  const note = counts.join(", ") || "nothing differs";
  return { label: "What", value: count(objects.length, "file"), note, url: "#changes" };
}

const weights = {
  error: (number: number) => `${number} ${number === 1 ? "needs" : "need"} approval`,
  warning: (number: number) => count(number, "warning"),
  notice: (number: number) => count(number, "notice"),
} as const;

function riskTile({ risks }: Plan): Tile {
  const counts = severities.flatMap((severity) => {
    const number = risks.filter((risk) => risk.severity === severity).length;
    return number === 0 ? [] : [weights[severity](number)];
  });
  const [value = "none found", ...others] = counts;
  const note = others.join(", ") || (risks.length === 0 ? "by any of the rules" : "and nothing else");
  return { label: "Risk", value, note, url: "#risks", tone: risks[0]?.severity ?? "good" };
}

function accessTile({ access }: Plan): Tile {
  const [value, note = "nobody loses any"] = accessSaid(access);
  return { label: "Access", value, note, url: "#access" };
}

const reachTile = ({ reach }: Plan): Tile => ({
  label: "Reach",
  value: count(reach.applications.length, "application"),
  note: `${count(reach.clusters.length, "cluster")}, ${count(reach.hosts.length, "host")}`,
  url: "#reach",
});

function reviewTile({ reach: { reviewers } }: Plan): Tile {
  const logins = [...new Set(reviewers.flatMap((one) => one.logins))];
  const orphans = reviewers.filter((one) => one.logins.length === 0).length;
  const note =
    orphans > 0 ? `${count(orphans, "file")} that nobody may agree to` : `for ${count(reviewers.length, "file")}`;
  return {
    label: "Review",
    value: anyOf(logins, 3) || "nobody",
    note,
    url: "#review",
    ...(orphans > 0 && { tone: "error" }),
  };
}
