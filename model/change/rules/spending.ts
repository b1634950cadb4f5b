import type { CostChange } from "../../cost/change.ts";
import type { Model } from "../../spec/model.ts";
import type { Planned, RiskVerdict } from "../risk.ts";
import { application, cluster, files, organization, production, release } from "./example.ts";

/** What is to be said of a cost that comes near a budget or over it; `undefined` where the change makes it no worse. */
export function spending({ before }: Planned, cost: CostChange, fix: string): RiskVerdict | undefined {
  const { environment, budget, after } = cost;
  if (budget.status === "none" || budget.status === "unknown" || !isWorse(before, cost)) return undefined;
  const [most, share] = [Math.ceil(after.high), Math.round(budget.share * 100)];
  const unknown = after.unknown.length === 0 ? "" : `, without ${after.unknown.length} parts that nobody can tell`;
  return {
    environment,
    document: { kind: "Environment", name: environment, path: ["spec", "budget"] },
    because: causesOf(cost),
    message: `${environment} comes to ${most} ${budget.currency} a month, ${share} % of its budget of ${budget.monthly}${unknown}`,
    fix,
  };
}

/** Who saves something must not be stopped because it is not enough yet. */
function isWorse({ environments }: Model, { environment, before, after, budget }: CostChange): boolean {
  const former = environments.get(environment)?.budget;
  const isLess = budget.status !== "none" && (former === undefined || former.monthly > budget.monthly);
  return after.high > before.high || isLess;
}

/** The documents that something of it is dearer by. */
const causesOf = ({ lines }: CostChange): NonNullable<RiskVerdict["because"]> =>
  lines.flatMap(({ delta, application, cluster: name }) => {
    if (delta !== undefined && delta.high <= 0) return [];
    return [application === undefined ? { kind: "Cluster", name } : { kind: "Application", name: application }];
  });

/** A production with a budget, in which `shop` runs so many pods of a gigabyte. */
export const spent = (pods: number, monthly = 150): string =>
  files(
    organization(),
    production(`
reporter: "acme-production[bot]"
region: eu-central-1
budget: { monthly: ${monthly}, currency: USD }
`),
    cluster(),
    application(`environments: { production: { replicas: ${pods}, resources: { cpu: "1", memory: 1Gi } } }`),
    release(),
  );
