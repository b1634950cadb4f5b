import { inert } from "./terminal.ts";

/** The text as one word of a POSIX shell, whatever it holds. */
export const shellWord = (text: string): string =>
  /^[\w./:=@%+,-]+$/.test(text) ? text : `'${inert(text).replaceAll("'", `'\\''`)}'`;

/** The text behind the `#` of a shell's comment. */
export const shellComment = (text: string): string => `# ${inert(text)}`;
