import { families } from "../model/cost/instances.ts";
import { instancePrices, loadBalancerPrices, type Price, type Source, volumePrices } from "../model/cost/prices.ts";
import { table } from "./markdown-table.ts";

/** The prices, the families they are for, and the places they were seen in, as Markdown. */
export function priceTable(): string {
  const prices = [...instancePrices, ...volumePrices, ...loadBalancerPrices];
  const sources = [...new Set(prices.map(({ source }) => source))];
  return [
    table(
      ["price of", "region", "USD", "a", "from"],
      prices.map((price) => rowOf(price, sources.indexOf(price.source) + 1)),
    ),
    table(
      ["from", "governed by", "seen in", "of"],
      sources.map(({ page, seen, date = "no date" }, index) => [`${index + 1}`, `<${page}>`, linkOf(seen), date]),
    ),
    table(
      ["family", "sizes that have a price"],
      Object.entries(families).map(([family, sizes]) => [`\`${family}\``, sizes.join(", ")]),
    ),
  ].join("\n\n");
}

const rowOf = ({ name, region, value, unit }: Price, source: number): readonly string[] => [
  `\`${name}\``,
  region,
  String(value),
  unit,
  String(source),
];

/** Where on GitHub, at the commit that was read. */
function linkOf(seen: Source["seen"]): string {
  const [, repository, commit = ""] = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/blob\/([0-9a-f]{40})\//.exec(seen) ?? [];
  return repository === undefined ? seen : `[${repository} at ${commit.slice(0, 7)}](${seen})`;
}
