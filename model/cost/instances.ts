import { own } from "../spec/own.ts";
import { instancePrices } from "./prices.ts";

/** How many times a `large` of the same family each size is. */
const inLarge: Readonly<Record<string, number>> = {
  nano: 1 / 16,
  micro: 1 / 8,
  small: 1 / 4,
  medium: 1 / 2,
  large: 1,
  xlarge: 2,
  "2xlarge": 4,
  "4xlarge": 8,
  "8xlarge": 16,
  "9xlarge": 18,
  "12xlarge": 24,
  "16xlarge": 32,
  "18xlarge": 36,
  "24xlarge": 48,
  "32xlarge": 64,
};

const burstable = ["nano", "micro", "small", "medium", "large", "xlarge", "2xlarge"];
const intel5 = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge"];
const intel6 = [...intel5, "32xlarge"];
const graviton = ["medium", "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"];

/** The sizes of each family, all of which cost in proportion. */
export const families: Readonly<Record<string, readonly string[]>> = {
  t3: burstable,
  t4g: burstable,
  m5: intel5,
  m6i: intel6,
  m6g: graviton,
  m7g: graviton,
  c5: ["large", "xlarge", "2xlarge", "4xlarge", "9xlarge", "12xlarge", "18xlarge", "24xlarge"],
  c6i: intel6,
  c6g: graviton,
  c7g: graviton,
  r5: intel5,
  r6i: intel6,
  r6g: graviton,
  r7g: graviton,
};

/** What an instance on demand costs an hour in the region, in US dollars; `undefined` where no price is known. */
export function instanceHour(region: string | undefined, instance: string): number | undefined {
  const [family = "", size = ""] = instance.split(".");
  if (!own(families, family)?.includes(size)) return undefined;
  const price = instancePrices.find((one) => one.region === region && one.name.startsWith(`${family}.`));
  return price && (price.value * factorOf(size)) / factorOf(price.name.split(".")[1]);
}

const factorOf = (size = ""): number => own(inLarge, size) ?? Number.NaN;
