import { cut } from "../../model/task/text.ts";
import { count } from "./count.ts";
import { visible } from "./visible.ts";

/** Untrusted text for a title or a description that may have so many characters. */
export const fitText = (text: string, maxLength: number): string => cut(visible(cut(text, maxLength)), maxLength);

/** The size of a text in UTF-8. */
export const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** The first of the lines that, joined by line breaks, have at most `maxBytes` in UTF-8. */
export function fit(lines: readonly string[], maxBytes: number): readonly string[] {
  let used = 0;
  const end = lines.findIndex((line) => {
    used += bytes(line) + 1;
    return used > maxBytes + 1;
  });
  return end < 0 ? lines : lines.slice(0, end);
}

/** Markdown of at most `maxBytes` in UTF-8: whole lines, and word of how many are missing. */
export function fitLines(text: string, maxBytes: number): string {
  if (bytes(text) <= maxBytes) return text;
  const lines = text.split("\n");
  const note = (missing: number): string =>
    `\n\n${count(missing, "more line")} ${missing === 1 ? "does" : "do"} not fit here.`;
  const kept = fit(lines, maxBytes - note(lines.length).length);
  return `${kept.join("\n")}${note(lines.length - kept.length)}`;
}
