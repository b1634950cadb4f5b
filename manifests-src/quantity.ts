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
