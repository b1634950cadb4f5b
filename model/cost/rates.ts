import { amountOf } from "../spec/quantity.ts";
import type { Resources } from "../spec/workload.ts";
import { instanceHour } from "./instances.ts";
import { loadBalancerPrices, volumePrices } from "./prices.ts";

/** As vendors count: a year's hours by twelve. */
export const hoursPerMonth = 730;
const bytesPerGib = 2 ** 30;

/** US dollars an hour for one vCPU and for one GiB of memory. */
export type ComputeRate = { readonly cpu: number; readonly gib: number };

/**
 * How many GiB of memory cost as much as one vCPU: a c6i.large (2 vCPU, 4 GiB) and an r6i.large (2 vCPU, 16 GiB) differ
 * by their memory alone, so that their prices say what each costs.
 */
export const gibPerCpu = ((): number => {
  const [compute = Number.NaN, memory = Number.NaN] = ["c6i.large", "r6i.large"].map((one) =>
    instanceHour("us-east-1", one),
  );
  const gib = (memory - compute) / (16 - 4);
  return (compute - 4 * gib) / 2 / gib;
})();

/**
 * What a request on a node that nobody names costs: its share of an m5.large (2 vCPU, 8 GiB) on demand that is full, the
 * vCPU and the memory parted as `gibPerCpu` says. Nodes are never full, so that this is the least it costs.
 */
export function computeRate(region: string): ComputeRate | undefined {
  const hour = instanceHour(region, "m5.large");
  if (hour === undefined) return undefined;
  const gib = hour / (2 * gibPerCpu + 8);
  return { cpu: gib * gibPerCpu, gib };
}

/** One pod's requests for a month. */
export const podMonth = ({ cpu, gib }: ComputeRate, resources: Resources): number =>
  hoursPerMonth * (cpu * amountOf(resources.cpu) + (gib * amountOf(resources.memory)) / bytesPerGib);

/** A GiB of a volume for a month. */
export const volumeGibMonth = (region: string, storageClass: string): number | undefined =>
  volumePrices.find((one) => one.region === region && one.name === storageClass)?.value;

export const gibOf = (size: string): number => amountOf(size) / bytesPerGib;

/** The hours of a load balancer for a month. */
export function loadBalancerMonth(region: string): number | undefined {
  const hour = loadBalancerPrices.find((one) => one.region === region)?.value;
  return hour && hour * hoursPerMonth;
}
