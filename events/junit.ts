import sax from "sax";
import { cut, oneLine } from "../model/task/text.ts";
import { openCases, Refused } from "./junit-cases.ts";
import { resultsOf, type TestResults } from "./test-results.ts";

export type ParsedResults =
  | { readonly status: "results"; readonly results: TestResults }
  | { readonly status: "unreadable"; readonly reason: string };

/** The most characters of a file that are read: tens of thousands of tests. */
export const mostResultCharacters = 8 * 2 ** 20;
const mostReasonLength = 200;

/** The five entities of XML itself are the only ones, and each line is counted. */
const options = { position: true, strictEntities: true };

/**
 * Reads JUnit XML, as pytest, Jest, vitest and Go's tools write it. It comes from the tests of a stranger and is hostile: no
 * document type, no entity but XML's own, nothing that is fetched, no more than the limits.
 */
export function parseJunit(text: string): ParsedResults {
  if (text.length > mostResultCharacters)
    return unreadable(`they are larger than ${mostResultCharacters / 2 ** 20} MiB`);
  const cases = openCases();
  const parser = sax.parser(true, options);
  const refuse = (what: string): never => {
    throw new Refused(`line ${parser.line + 1}: ${what}`);
  };
  parser.onerror = ({ message }) => refuse(message.split("\n")[0] ?? message);
  parser.ondoctype = () => refuse("a document type is not taken");
  parser.onopentag = ({ name, attributes }) => cases.open(name, attributes);
  parser.ontext = cases.say;
  parser.oncdata = cases.say;
  parser.onclosetag = cases.close;
  try {
    parser.write(text).close();
    return { status: "results", results: resultsOf(cases.end()) };
  } catch (error) {
    if (error instanceof Refused) return unreadable(error.message);
    throw error;
  }
}

const unreadable = (what: string): ParsedResults => ({
  status: "unreadable",
  reason: cut(oneLine(`results cannot be read: ${what}`), mostReasonLength),
});
