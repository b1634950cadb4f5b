/** Control, format and line-breaking characters, halves of a pair, and all else that shows as nothing. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Text as one line in which nothing hides: what has no shape of its own is shown by its code, as `\u001b`. */
export const visible = (text: string): string => text.replace(unseen, byCode);

/** A character by its UTF-16 code units, as JSON spells them too. */
export const byCode = (character: string): string =>
  character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
