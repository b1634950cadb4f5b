/**
 * `count` times a Kubernetes quantity, in the quantity's own unit and without rounding: 3 times `0.5` is `1.5`, 4 times
 * `250m` is `1000m`. Throws for what is no quantity of at most three decimals.
 */
export function times(count: number, quantity: string): string {
  const [, whole = "", decimals = "", suffix = ""] =
    /^(\d+)(?:\.(\d{1,3}))?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/.exec(quantity) ?? [];
  if (whole === "") throw new Error(`${JSON.stringify(quantity)} is not a quantity`);
  const digits = String(BigInt(count) * BigInt(whole + decimals)).padStart(decimals.length + 1, "0");
  const point = digits.length - decimals.length;
  const fraction = digits.slice(point).replace(/0+$/, "");
  return `${digits.slice(0, point)}${fraction === "" ? "" : `.${fraction}`}${suffix}`;
}

const factors: Readonly<Record<string, bigint>> = {
  m: 1n,
  "": 10n ** 3n,
  k: 10n ** 6n,
  Ki: 1000n * 2n ** 10n,
  M: 10n ** 9n,
  Mi: 1000n * 2n ** 20n,
  G: 10n ** 12n,
  Gi: 1000n * 2n ** 30n,
  T: 10n ** 15n,
  Ti: 1000n * 2n ** 40n,
};

/**
 * The sum of quantities without rounding, in the largest unit among theirs in which it is a whole number: `1` and `250m`
 * are `1250m`. One quantity alone stays as it is written.
 */
export function sum(quantities: readonly string[]): string {
  const [first = "0", ...others] = quantities;
  if (others.length === 0) return first;
  const total = quantities.reduce((thousandths, quantity) => thousandths + thousandthsOf(quantity), 0n);
  const units = [...new Set([...quantities.map(unitOf), "", "m"])].sort((a, b) => (factorOf(a) > factorOf(b) ? -1 : 1));
  const unit = units.find((one) => total % factorOf(one) === 0n) ?? "m";
  return `${total / factorOf(unit)}${unit}`;
}

const unitOf = (quantity: string): string => /[A-Za-z]*$/.exec(quantity)?.[0] ?? "";
const factorOf = (unit: string): bigint => factors[unit] ?? 1n;

function thousandthsOf(quantity: string): bigint {
  const [whole = "0", decimals = ""] = quantity.replace(/[A-Za-z]*$/, "").split(".");
  return (BigInt(whole + decimals) * factorOf(unitOf(quantity))) / 10n ** BigInt(decimals.length);
}

/** A quantity in its own unit of one, as a number: `250m` is 0.25 and `1Ki` is 1024. */
export const amountOf = (quantity: string): number => Number(thousandthsOf(quantity)) / 1000;
