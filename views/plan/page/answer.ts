import type { ObjectChange } from "../../../model/change/object-change.ts";
import type { Plan, Risk } from "../../../model/change/plan.ts";
import { severities } from "../../../model/problem.ts";
import { count } from "../../markup/count.ts";
import type { Tone } from "../../page/data.ts";
import type { Tile } from "../../page/tiles.ts";

/** What the plan comes to, in one line. */
export function headline({ environments }: Plan): string {
  const changed = environments.filter(({ objects }) => objects.length > 0);
  if (changed.length === 0) return "Nothing changes";
  const objects = changed.reduce((sum, one) => sum + one.objects.length, 0);
  const where =
    changed.length > 3 ? count(changed.length, "environment") : listed(changed.map((one) => one.environment));
  return `${count(objects, "file")} ${objects === 1 ? "changes" : "change"} in ${where}`;
}

/** What the risks ask of a reviewer. */
export function verdict({ risks, missing }: Plan): { readonly text: string; readonly tone: Tone } {
  if (risks.some(({ blocks }) => blocks)) return { text: "Blocked", tone: "error" };
  if (risks.some(({ severity }) => severity === "error")) return { text: "Needs approval", tone: "error" };
  if (risks.some(({ severity }) => severity === "warning")) return { text: "Look closely", tone: "warning" };
  return missing.length > 0 ? { text: "Not complete", tone: "warning" } : { text: "No risk found", tone: "good" };
}

/** The answers a reviewer comes for. */
export const answers = (plan: Plan): readonly Tile[] => [whatTile(plan), riskTile(plan), ...peopleTiles(plan)];

function whatTile({ environments }: Plan): Tile {
  const objects = environments.flatMap((one) => one.objects);
  const kinds: readonly ObjectChange["kind"][] = ["added", "changed", "deleted", "moved"];
  const counts = kinds.flatMap((kind) => {
    const number = objects.filter((one) => one.kind === kind).length;
    return number === 0 ? [] : [`${number} ${kind}`];
  });
  return {
    label: "What",
    value: count(objects.length, "file"),
    note: counts.join(", ") || "nothing differs",
    url: "#changes",
  };
}

function riskTile({ risks }: Plan): Tile {
  const [worst] = risks;
  if (worst === undefined)
    return { label: "Risk", value: "none found", note: "by any of the rules", url: "#risks", tone: "good" };
  const numbers = severities.map((severity) => risks.filter((risk) => risk.severity === severity).length);
  const note = severities.flatMap((severity, index) => (numbers[index] ? [count(numbers[index], severity)] : []));
  return { label: "Risk", value: weight(worst), note: note.join(", "), url: "#risks", tone: worst.severity };
}

const weight = ({ severity, blocks }: Risk): string =>
  blocks ? "blocked" : severity === "error" ? "needs approval" : severity === "warning" ? "look closely" : "slight";

function peopleTiles({ access, reach }: Plan): readonly Tile[] {
  const gained = access.filter(({ kind }) => kind === "gained").length;
  const lost = access.length - gained;
  const logins = [...new Set(reach.reviewers.flatMap((one) => one.logins))];
  const nobody = reach.reviewers.filter((one) => one.logins.length === 0).length;
  return [
    {
      label: "Access",
      value: access.length === 0 ? "as before" : `${gained} gained, ${lost} lost`,
      note: access.length === 0 ? "nobody gains or loses a right" : "rights of people",
      url: "#access",
    },
    {
      label: "Reach",
      value: count(reach.applications.length, "application"),
      note: `${count(reach.clusters.length, "cluster")}, ${count(reach.hosts.length, "host")}`,
      url: "#reach",
    },
    {
      label: "Review",
      value: logins.length > 2 ? `one of ${logins.length} people` : logins.join(" or ") || "nobody may agree",
      note:
        nobody > 0
          ? `${count(nobody, "file")} that nobody may agree to`
          : `for ${count(reach.reviewers.length, "file")}`,
      url: "#review",
      ...(nobody > 0 && { tone: "error" as const }),
    },
  ];
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
