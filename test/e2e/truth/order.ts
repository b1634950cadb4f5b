import * as assert from "uvu/assert";
import { isStep, orderOf } from "../../../model/task/steps.ts";

/** Of `pending: healthy 1/2, waiting for …` how far that is, to be compared as text; `undefined` for any other sentence. */
function placeOf(sentence: string): string | undefined {
  const [, step, done] = /^\w+: (\w+) (\d+)\/\d+, waiting (?:for|on) /.exec(sentence) ?? [];
  return isStep(step) ? `${orderOf(step)} ${done}` : undefined;
}

/**
 * Asserts that a task went from its first sentence to being ready without a step back, and that nothing else was said of it.
 * A step is left out where it was over before it could be drawn: what Flux says of one proves those before it.
 */
export function assertInOrder(sentences: readonly string[], end: string): void {
  const all = sentences.join("\n");
  assert.is(sentences.at(-1), end, all);
  const places = sentences.slice(0, -1).map(placeOf);
  // A cluster that is told of a push may have fetched it before anybody draws.
  assert.match(sentences[0] ?? "", /^\w+: (?:fetched|applied) \d\//, all);
  assert.not(places.includes(undefined), all);
  assert.equal(places, places.toSorted(), all);
}
