import type { Finding } from "../../model/problem.ts";
import type { Verdict } from "../../model/rule.ts";
import type { Delivery } from "../../model/spec/documents.generated.ts";
import { type Catalog, ofKind } from "./catalog.ts";

type Fault = Omit<Verdict, "place">;

const path = ["spec", "delivery"] as const;

/** What an environment's delivery says fits together, and leads from one environment to another without end. */
export function* checkEnvironments(catalog: Catalog): Generator<Finding> {
  const environments = ofKind(catalog, "Environment");
  const deliveries = new Map(environments.map(({ document }) => [document.metadata.name, document.spec.delivery]));
  for (const { place, document } of environments) {
    const { metadata, spec } = document;
    if (spec.delivery === undefined) continue;
    for (const fault of faultsOf(metadata.name, spec.delivery, deliveries))
      yield { rule: "reference", severity: "error", place, ...fault };
  }
}

function* faultsOf(
  name: string,
  delivery: Delivery,
  others: ReadonlyMap<string, Delivery | undefined>,
): Generator<Fault> {
  const { on, after, gates, freezes = [] } = delivery;
  if (on === "tag" && after === undefined)
    yield {
      path: [...path, "on"],
      message: "on: tag needs after: the environment that verifies an image before",
      fix: "add after, for example after: staging",
    };
  for (const field of ["after", "limitHours"] as const)
    if (on === "push" && delivery[field] !== undefined)
      yield {
        path: [...path, field],
        at: "key",
        message: `${field} is without effect with on: push`,
        fix: "remove it",
      };
  if (after !== undefined && on === "tag") yield* checkAfter(name, after, others);
  for (const [index, { from, to, timeZone }] of (gates?.windows ?? []).entries()) {
    const window = [...path, "gates", "windows", index];
    if (to <= from)
      yield { path: [...window, "to"], message: `${to} is not after ${from}`, fix: "make it two windows" };
    if (timeZone !== undefined && !isTimeZone(timeZone))
      yield {
        path: [...window, "timeZone"],
        message: `there is no time zone ${timeZone}`,
        fix: "write one such as Europe/Berlin",
      };
  }
  for (const [index, { from, until }] of freezes.entries())
    if (until < from)
      yield { path: [...path, "freezes", index, "until"], message: `${until} is before ${from}`, fix: "swap the two" };
}

/** Only what is delivered to by itself verifies anything by itself. */
function* checkAfter(name: string, after: string, others: ReadonlyMap<string, Delivery | undefined>): Generator<Fault> {
  if (after === name)
    yield {
      path: [...path, "after"],
      message: "an environment cannot come after itself",
      fix: "name the one before it",
    };
  else if (others.has(after) && others.get(after)?.on !== "push")
    yield {
      path: [...path, "after"],
      message: `${after} does not get every push, so it verifies no tag's commit`,
      fix: `give ${after} delivery: { on: push }, or name another`,
    };
}

function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}
