import type { Call } from "./route.ts";

export type Page = { readonly number: number; readonly size: number };

/** `page` and `per_page` of the query: 30 by default, at most 100; nonsense counts as the default. */
export const pageOf = ({ query }: Call, defaultSize = 30): Page => ({
  number: positive(query.get("page")) ?? 1,
  size: Math.min(positive(query.get("per_page")) ?? defaultSize, Math.max(100, defaultSize)),
});

export const slice = <Item>(items: readonly Item[], { number, size }: Page): readonly Item[] =>
  items.slice((number - 1) * size, number * size);

/** The `Link` header for a list of `total` items; none when one page holds them all. */
export function linkHeader(call: Call, { number, size }: Page, total: number): Readonly<Record<string, string>> {
  const last = Math.max(1, Math.ceil(total / size));
  const link = (page: number, relation: string): string => {
    const query = new URLSearchParams(call.query);
    query.set("page", String(page));
    return `<${call.address}?${query}>; rel="${relation}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, "prev"), link(1, "first")] : []),
    ...(number < last ? [link(number + 1, "next"), link(last, "last")] : []),
  ];
  return links.length === 0 ? {} : { link: links.join(", ") };
}

const positive = (text: string | null): number | undefined =>
  text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
