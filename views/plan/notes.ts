import type { EnvironmentPlan, Plan, Usual } from "../../model/change/plan.ts";
import { printSeconds } from "../task/duration.ts";
import { accessText } from "./access.ts";
import { costTexts } from "./cost.ts";
import { inOrder } from "./order.ts";
import { remarkTexts } from "./remark.ts";
import { anyOf } from "./risk.ts";

/** What there is to say beside words, risks and objects, as plain sentences without a full stop. */
export type Notes = { readonly title: string; readonly texts: readonly string[] };

/** Only of what there is something to say of. */
export const notesOf = (plan: Plan): readonly Notes[] =>
  [
    // One is in the answer in full; of several, it may have no room for all.
    { title: "Missing", texts: plan.missing.length > 1 ? plan.missing : [] },
    { title: "To know", texts: inOrder(plan.environments).flatMap(remarksOf) },
    { title: "Cost", texts: plan.costs.flatMap(costTexts) },
    { title: "Access", texts: plan.access.map(accessText) },
    { title: "Reach", texts: reachTexts(plan) },
    { title: "How long it usually takes", texts: plan.usual.map(usualText) },
  ].filter(({ texts }) => texts.length > 0);

const remarksOf = ({ environment, remarks }: EnvironmentPlan): readonly string[] =>
  remarks.flatMap(remarkTexts).map((text) => `${environment}: ${text}`);

/** Names past this are counted. */
const mostNames = 20;

function reachTexts({ reach }: Plan): readonly string[] {
  const { environments, clusters, applications, hosts, owners, reviewers } = reach;
  const lists = { environments, clusters, applications, hosts, "operated by": owners };
  return [
    ...Object.entries(lists).flatMap(([title, names]) =>
      names.length === 0 ? [] : [`${title}${title.endsWith("by") ? "" : ":"} ${some(names)}`],
    ),
    ...reviewers.map(({ file, logins }) =>
      logins.length === 0
        ? `${file} must be reviewed, and no grant lets anybody do that`
        : `${file} must be reviewed by ${anyOf(logins, mostNames)}`,
    ),
  ];
}

const some = (names: readonly string[]): string =>
  [...names.slice(0, mostNames), ...(names.length <= mostNames ? [] : [`and ${names.length - mostNames} more`])].join(
    ", ",
  );

const usualText = ({ environment, application, medianSeconds, slowestSeconds, count }: Usual): string =>
  `${application} in ${environment} is ready ${printSeconds(medianSeconds)} after its merge, at the slowest ${printSeconds(slowestSeconds)} (of the last ${count})`;
