/** Text as one line: control, format and line-breaking characters and runs of spaces become one space each. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();

/** At most `limit` UTF-16 code units, which is never more than GitHub counts; what is cut ends in an ellipsis. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return limit < 1
    ? ""
    : `${text
        .slice(0, limit - 1)
        .replace(/[\uD800-\uDBFF]$/, "")
        .trimEnd()}…`;
}
