const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** The first of the lines that, joined by line breaks, have at most `maxBytes` in UTF-8. */
export function fit(lines: readonly string[], maxBytes: number): readonly string[] {
  let used = 0;
  const end = lines.findIndex((line) => {
    used += bytes(line) + 1;
    return used > maxBytes + 1;
  });
  return end < 0 ? lines : lines.slice(0, end);
}
