import fc from "fast-check";
import { anyText } from "../views/markup/any-text.ts";
import { fill } from "../views/markup/fields.ts";
import { faultsOf } from "../views/markup/forms.ts";
import { type View, views } from "../views/markup/views.ts";
import type { FuzzSuite } from "./suite.ts";

const known = views.flatMap((view) => view.samples.map((sample) => [view, sample] as const));

/** How often each entry of a list is there: mostly once, sometimes more often than any view has room for. */
const anyNumber = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 3 }) }, fc.constantFrom(0, 50, 500));

const anyCase = fc.record({
  case: fc.constantFrom(...known),
  /** One after the other into the fields, from the start again when there are more fields. */
  texts: fc.array(anyText, { minLength: 1, maxLength: 12 }),
  times: anyNumber,
});

export const properties: FuzzSuite = {
  "any view throws nothing, is inert and keeps to GitHub's limits": fc.property(
    anyCase,
    ({ case: [view, sample], texts, times }) => {
      const faults = faultsWith(view, grown(sample, times), texts);
      if (faults.length > 0) throw new Error(`${view.name}: ${faults.join("; ")}`);
    },
  ),
};

function faultsWith({ show }: View, sample: unknown, texts: readonly string[]): readonly string[] {
  let next = 0;
  const take = (): string => texts[next++ % texts.length] ?? "";
  return show(fill(sample, take) as never).flatMap(faultsOf);
}

/** The value with its lists as often in a row; those of a list that is itself in one stay as they are. */
function grown(value: unknown, times: number): unknown {
  if (Array.isArray(value)) return Array.from({ length: times }, () => value).flat();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, grown(entry, times)]));
}
