import { byCode, visible } from "./visible.ts";

/** Paints text for a terminal. `plain` leaves it as it is. */
export type Paint = (style: "red" | "yellow" | "blue" | "green" | "bold" | "dim", text: string) => string;

export const plain: Paint = (_style, text) => text;

/** A runner obeys `::command::` where a line begins, spaces aside, and `##[command]` wherever it stands. */
const commands = /^\s*:(?=:)|(?<=##)\[/g;

/**
 * Untrusted text on one line, without power over a terminal or over a runner that reads the log: unseen characters, and
 * what a runner knows a command by, are shown by their codes.
 */
export const inert = (text: string): string =>
  visible(text).replace(commands, (start) => start.slice(0, -1) + byCode(start.slice(-1)));
