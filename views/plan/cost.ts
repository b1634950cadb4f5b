import type { BudgetState } from "../../model/cost/budget.ts";
import type { CostChange } from "../../model/cost/change.ts";
import { type CostLine, isUnknown, type Range, toCents } from "../../model/cost/line.ts";
import type { LineChange } from "../../model/cost/line-change.ts";

/** Whether anything costs another price, or one that is not known. */
export const isOther = ({ lines }: CostChange): boolean => lines.length > 0;

/** What an environment costs from now on, then each thing that makes the difference; nothing where all costs the same. */
export function costTexts(change: CostChange): readonly string[] {
  if (!isOther(change)) return [];
  const { environment, after, delta, budget, lines } = change;
  const more = after.unknown.length === 0 ? "" : ", and more that is not known";
  const total = `${environment}: ${signed(delta)} USD a month, then ${plain(after)} USD${more}${budgetText(budget)}`;
  return [total, ...lines.map((line) => `${environment}: ${lineText(line)}`)];
}

/** `cost +12 to +30 USD a month`; empty where all costs the same. */
export function costSaid(costs: readonly CostChange[]): readonly string[] {
  const others = costs.filter(isOther);
  if (others.length === 0) return [];
  const sum = (end: keyof Range): number => toCents(others.reduce((total, { delta }) => total + delta[end], 0));
  const isPartial = others.some(({ lines }) => lines.some(({ delta }) => delta === undefined));
  const said = `cost ${signed({ low: sum("low"), high: sum("high") })} USD a month`;
  return [isPartial ? `${said} and what is not known` : said];
}

function lineText({ what, cluster, application, name, before, after, delta, isShare }: LineChange): string {
  const whose = [name, application && `of ${application}`, `on ${cluster}`].filter((part) => part).join(" ");
  const share = isShare ? ", part of what the nodes cost" : "";
  const said = delta === undefined ? `${side(before)} → ${side(after)}` : `${signed(delta)} USD`;
  return `${what} ${whose}: ${said}${share}`;
}

function side(line: CostLine | undefined): string {
  if (line === undefined) return "nothing";
  return isUnknown(line) ? `unknown (${line.unknown})` : `${plain(line)} USD`;
}

function budgetText(budget: BudgetState): string {
  if (budget.status === "none") return "";
  const amount = `its budget of ${number(budget.monthly)} ${budget.currency}`;
  if (budget.status === "unknown") return `; whether that is within ${amount} is unknown: ${budget.reason}`;
  return `, ${Math.round(budget.share * 100)} % of ${amount}`;
}

const plain = (range: Range): string => rangeText(range, number);
const signed = (range: Range): string => rangeText(range, (dollars) => `${dollars < 0 ? "" : "+"}${number(dollars)}`);

const rangeText = ({ low, high }: Range, show: (dollars: number) => string): string =>
  low === high ? show(low) : `${show(low)} to ${show(high)}`;

const number = (dollars: number): string => (Number.isInteger(dollars) ? `${dollars}` : dollars.toFixed(2));
