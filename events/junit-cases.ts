import { textAt } from "./fields.ts";
import { type TestCase, type TestOutcome, type Told, testOutcomes } from "./test-results.ts";

/** Why a text is no list of tests. */
export class Refused extends Error {}

const mostDepth = 64;
/** Of a text, as much as is ever shown of it, and some. */
const mostLength = 400;
/** A message may carry all that was expected. */
const mostAttributeLength = 2 ** 20;

type Case = { -readonly [Key in keyof TestCase]: TestCase[Key] };
type Frame = {
  readonly tag: string;
  readonly name: string;
  /** Whose element it is in, as far as that is one of a case. */
  readonly of?: Case | undefined;
  /** Whose message the element's text is. */
  readonly tells?: Case | undefined;
};

/**
 * Collects the cases of a document while it is read: cases in a suite, in nested suites, in a list of suites. A failure or an
 * error of a suite itself, as of one that could not be loaded, is a case by the suite's name.
 */
export function openCases() {
  const cases: Case[] = [];
  const way: Frame[] = [];
  let claimed = 0;
  let isRead = false;
  return {
    open: (tag: string, attributes: object): void => {
      const frame = frameOf(tag, attributes, way.at(-1));
      if (isRead && way.length === 0) throw new Refused("there is more than one document");
      isRead = true;
      if (way.length >= mostDepth) throw new Refused(`more than ${mostDepth} levels are not read`);
      if (isSuite(tag)) claimed = Math.max(claimed, claimIn(attributes));
      if (frame.of !== undefined && frame.of !== way.at(-1)?.of) cases.push(frame.of);
      way.push(frame);
    },
    say: (text: string): void => {
      const tells = way.at(-1)?.tells;
      if (tells !== undefined && tells.message.length < mostLength)
        tells.message = `${tells.message}${text.slice(0, mostLength)}`.trimStart();
    },
    close: (): void => {
      way.pop();
    },
    end: (): Told => {
      if (!isRead) throw new Refused("there is nothing in it");
      return { cases, claimed };
    },
  };
}

function frameOf(tag: string, attributes: object, parent: Frame | undefined): Frame {
  if (parent === undefined && !isSuite(tag)) throw new Refused("this is no list of tests");
  const name = (textAt(attributes, "name", mostAttributeLength) ?? "").slice(0, mostLength);
  const isOfSuite = parent !== undefined && isSuite(parent.tag);
  const outcome = outcomeOf(tag);
  if (tag === "testcase" && isOfSuite) return { tag, name, of: caseOf(name, secondsIn(attributes)) };
  const of = isOfSuite && outcome !== undefined && outcome !== "skipped" ? caseOf(parent.name) : parent?.of;
  if (outcome === undefined || of === undefined) return { tag, name, of };
  const message = textAt(attributes, "message", mostAttributeLength);
  const isFirst = of.outcome === "passed";
  if (testOutcomes.indexOf(outcome) > testOutcomes.indexOf(of.outcome)) of.outcome = outcome;
  if (isFirst) of.message = (message ?? "").slice(0, mostLength);
  return { tag, name, of, ...(isFirst && message === undefined && { tells: of }) };
}

const isSuite = (tag: string): boolean => tag === "testsuites" || tag === "testsuite";

const outcomes: Readonly<Record<string, TestOutcome>> = { failure: "failed", error: "error", skipped: "skipped" };
const outcomeOf = (tag: string): TestOutcome | undefined => (Object.hasOwn(outcomes, tag) ? outcomes[tag] : undefined);

const caseOf = (name: string, seconds?: number): Case => ({
  ...{ name: name || "a test without a name", outcome: "passed", message: "" },
  ...(seconds !== undefined && { seconds }),
});

const claimIn = (attributes: object): number => numberIn(attributes, "failures") + numberIn(attributes, "errors");
const numberIn = (attributes: object, key: string): number => {
  const text = textAt(attributes, key, 20) ?? "";
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
};

const secondsIn = (attributes: object): number | undefined => {
  const text = textAt(attributes, "time", 20) ?? "";
  return /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : undefined;
};
