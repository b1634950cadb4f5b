/** Whole numbers from 0 as `0-411,413`: ascending, each once. */
export function printRanges(numbers: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && number === run.last + 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}

/** The inverse of `printRanges`, of numbers below `limit`; `undefined` for anything it never prints. */
export function parseRanges(text: string, limit: number): readonly number[] | undefined {
  const numbers: number[] = [];
  for (const run of text.split(",")) {
    const [, first, last = first] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(run) ?? [];
    if (first === undefined || Number(last) >= limit) return undefined;
    for (let number = Number(first); number <= Number(last); number += 1) numbers.push(number);
  }
  const isAscending = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? number));
  return isAscending && printRanges(numbers) === text ? numbers : undefined;
}
