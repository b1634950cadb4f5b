import { amountOf } from "../spec/quantity.ts";
import type { Resources } from "../spec/workload.ts";
import { instanceHour } from "./instances.ts";
import { loadBalancerPrices, type Price, volumePrices } from "./prices.ts";

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
function computeRate(region: string | undefined): ComputeRate | undefined {
  const hour = instanceHour(region, "m5.large");
  if (hour === undefined) return undefined;
  const gib = hour / (2 * gibPerCpu + 8);
  return { cpu: gib * gibPerCpu, gib };
}

/** One pod's requests for a month. */
export const podMonth = ({ cpu, gib }: ComputeRate, resources: Resources): number =>
  hoursPerMonth * (cpu * amountOf(resources.cpu) + (gib * amountOf(resources.memory)) / bytesPerGib);

export const gibOf = (size: string): number => amountOf(size) / bytesPerGib;

/** What is known of the prices of a region. */
export type Rates = {
  readonly region: string | undefined;
  readonly compute: ComputeRate | undefined;
  readonly loadBalancerHour: number | undefined;
  /** A GiB for a month, by storage class. */
  readonly volumes: Readonly<Record<string, number>>;
};

export function ratesOf(region: string | undefined): Rates {
  const isThere = (price: Price): boolean => price.region === region;
  return {
    region,
    compute: computeRate(region),
    loadBalancerHour: loadBalancerPrices.find(isThere)?.value,
    volumes: Object.fromEntries(volumePrices.filter(isThere).map(({ name, value }) => [name, value])),
  };
}

/** Why a price is not known. */
export const noPrice = (what: string, { region }: Rates): string =>
  region === undefined ? "the environment says no region" : `there is no price of ${what} in ${region}`;
