import { Composer, type CST, type Document, Parser } from "yaml";

/**
 * Duplicate keys are looked for while values are built: the parser's own search is quadratic. Its pretty errors are
 * left out because they are worded here.
 */
const options = { prettyErrors: false, uniqueKeys: false } as const;

/** The concrete syntax of a file; never throws. */
export const parse = (text: string): readonly CST.Token[] => [...new Parser().parse(text)];

/** The documents of a file, in order; one, empty, when it has nothing but comments. */
export const compose = (tokens: readonly CST.Token[], text: string): readonly Document.Parsed[] => [
  ...new Composer(options).compose(tokens, true, text.length),
];
