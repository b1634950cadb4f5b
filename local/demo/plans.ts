import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Acme, CheckRun } from "../acme/acme.ts";

type Change = {
  readonly branch: string;
  readonly title: string;
  /** Below `environments/`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** What the check concludes with. */
  readonly conclusion: string;
  /** How the comment's first line must begin. */
  readonly says: string;
  /** Whom Access lets approve it, and what the check concludes with then. */
  readonly approved?: { readonly by: string; readonly token: string; readonly conclusion: string };
};

/** Of acme's specs: a small one, a dangerous one, and one that costs too much. */
const changes: readonly Change[] = [
  {
    branch: "more-billing",
    title: "Run four of billing in staging",
    file: "applications/billing.yaml",
    from: "    staging: {}\n",
    to: "    staging:\n      replicas: 4\n",
    conclusion: "success",
    says: "No risk found",
  },
  {
    branch: "linus-operates",
    title: "Let Linus into the platform group",
    file: "access.yaml",
    from: "people: [ada, grace]",
    to: "people: [ada, grace, linus]",
    conclusion: "action_required",
    says: "Needs approval: linus may approve in production",
    approved: { by: "grace", token: "t-grace", conclusion: "success" },
  },
  {
    branch: "sale",
    title: "Let shop grow to 400 in production",
    file: "applications/shop.yaml",
    from: "        max: 20\n",
    to: "        max: 400\n",
    conclusion: "failure",
    says: "Blocked: production comes to",
  },
];

/** Opens a pull request of each and shows how its plan begins; gives what did not happen as the demo tells it. */
export async function tellPlans(acme: Acme, pageOf: (pull: number) => string): Promise<readonly string[]> {
  const unmet: string[] = [];
  for (const change of changes) {
    const number = await acme.open(change.branch, change.title, (folder) => edit(folder, change));
    const [answer = "", summary = ""] = await commentOf(acme, number);
    acme.timeline.detail([summary, `the complete plan: ${pageOf(number)}`]);
    if (!answer.startsWith(change.says)) unmet.push(`the plan of "${change.title}" says: ${answer}`);
    unmet.push(...(await concluded(acme, change, change.conclusion)));
    if (change.approved === undefined) continue;
    const { by, token, conclusion } = change.approved;
    await acme.approve(number, { login: by, token });
    const [approved = ""] = await commentOf(acme, number);
    if (!approved.startsWith(`Approved by ${by}`)) unmet.push(`after ${by}'s approval the plan says: ${approved}`);
    unmet.push(...(await concluded(acme, change, conclusion)));
  }
  return unmet;
}

function edit(folder: string, { file, from, to, title }: Change): void {
  const path = join(folder, "environments", file);
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`${title}: ${file} has no ${JSON.stringify(from)}`);
  writeFileSync(path, text.replace(from, to));
}

/** The comment's first two lines, as people see them: the answer, which the run has told, and the summary. Throws unless there is one comment. */
async function commentOf(acme: Acme, number: number): Promise<readonly string[]> {
  const comments = await acme.ada.call<{ body: string }[]>("GET", `/repos/acme/specs/issues/${number}/comments`);
  const [comment, ...others] = comments;
  if (comment === undefined || others.length > 0)
    throw new Error(`acme/specs#${number} has ${comments.length} comments`);
  const lines = comment.body.split("\n").filter((line) => line !== "" && !line.startsWith("<!--"));
  return lines.slice(0, 2).map(asSeen);
}

const asSeen = (markdown: string): string =>
  markdown.replaceAll("**", "").replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

async function concluded(acme: Acme, { branch, title }: Change, wanted: string): Promise<readonly string[]> {
  const run: CheckRun | undefined = (await acme.checkRuns("acme/specs", branch)).get("landfall/plan");
  const isMerged = wanted === "success";
  acme.timeline.say("github", `landfall/plan: ${run?.conclusion}`, { style: isMerged ? "green" : "red" });
  return run?.conclusion === wanted ? [] : [`the check of "${title}" concludes with ${run?.conclusion}, not ${wanted}`];
}
