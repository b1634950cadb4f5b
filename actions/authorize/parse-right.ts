import { type Right, rights } from "../../model/spec/access.ts";

/** A right by its name; `undefined` for what is none. */
export const parseRight = (text: string): Right | undefined => rights.find((right) => right === text);

/** What is wrong with a text that is no right. */
export const noRight = (text: string): string =>
  `${JSON.stringify(text)} is no right: write one of ${rights.join(", ")}`;
