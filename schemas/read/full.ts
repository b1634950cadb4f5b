import { compose, parse } from "./compose.ts";
import type { Fault } from "./fault.ts";
import { plain } from "./plain.ts";
import { refuse, type Sizes } from "./refuse.ts";
import { wordSyntax } from "./syntax.ts";

/** The values of a text's documents, and all that is wrong with them. */
export type Read = { readonly values: readonly unknown[]; readonly faults: readonly Fault[] };

/** Reads any YAML, through its whole syntax; `sizes` where it is no spec. */
export function readFull(text: string, sizes?: Sizes): Read {
  const tokens = parse(text);
  const faults = [...refuse(tokens, sizes)];
  if (faults.length > 0) return { values: [], faults };
  const composed = compose(tokens, text);
  for (const { errors } of composed) if (errors[0] !== undefined) faults.push(wordSyntax(errors[0]));
  const values = composed.map(({ contents, range }) => {
    const value = plain(contents, (fault) => faults.push(fault));
    if (value === null)
      faults.push({ offset: range[0], message: "the document is empty", fix: "write it or remove it" });
    return value;
  });
  return { values, faults };
}
