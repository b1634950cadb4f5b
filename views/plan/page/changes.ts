import { fold } from "../../../model/change/fold.ts";
import type { ObjectChange, Why } from "../../../model/change/object-change.ts";
import type { Plan } from "../../../model/change/plan.ts";
import type { Cause, ChangeData, FoldData, PageData } from "../../page/data.ts";
import { internTexts } from "../../page/intern.ts";
import type { Context } from "../context.ts";
import { inOrder } from "../order.ts";
import { reason } from "../why.ts";
import { causeOf } from "./context.ts";
import { levels } from "./levels.ts";
import { foldTitle, saidOf, titleOf } from "./titles.ts";

/** Everything that differs, as the page's script draws it. */
export function changesOf(plan: Plan, context: Context): Omit<PageData, "rows"> {
  const { add, lines, texts } = internTexts();
  const causes = causesOf(plan, context);
  const levelOf = levels(plan.risks);
  const changes: ChangeData[] = [];
  const folds: FoldData[] = [];
  const one = (change: ObjectChange, environment: number): number => {
    const [level, said] = [levelOf(change), saidOf(change)];
    return (
      changes.push({
        kind: change.kind,
        environment,
        ...(change.application !== undefined && { application: change.application }),
        path: change.path,
        ...(change.from !== undefined && { from: change.from }),
        title: titleOf(change),
        ...(said !== "" && { said }),
        ...(change.before !== undefined && { before: add(change.before) }),
        ...(change.after !== undefined && { after: add(change.after) }),
        causes: [...new Set(change.why.map(causes.add))],
        ...(level !== undefined && { level }),
      }) - 1
    );
  };
  for (const [index, { objects }] of inOrder(plan.environments).entries())
    for (const group of fold(objects))
      folds.push({ title: foldTitle(group), changes: group.changes.map((change) => one(change, index)) });
  const environments = inOrder(plan.environments).map(({ environment }) => environment);
  return { lines, texts, environments, causes: causes.list, changes, folds };
}

/** The causes of changes, each once. */
function causesOf(plan: Plan, context: Context) {
  const list: Cause[] = [];
  const known = new Map<string, number>();
  const add = (why: Why): number => {
    const key = JSON.stringify(why);
    const index = known.get(key) ?? list.push(inWords(plan, why, context)) - 1;
    known.set(key, index);
    return index;
  };
  return { list, add };
}

function inWords(plan: Plan, why: Why, context: Context): Cause {
  if (why.kind !== "spec") return { text: reason(why) };
  const edit = plan.edits[why.edit];
  return edit === undefined ? { text: "an edit of the specs" } : causeOf(edit, context);
}
