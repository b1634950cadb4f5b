import type { ErrorCode, YAMLParseError } from "yaml";
import type { Fault } from "./fault.ts";

const wordings: Partial<Record<ErrorCode, Omit<Fault, "offset">>> = {
  BAD_DQ_ESCAPE: { message: "an escape that double quotes do not know", fix: "use single quotes, or write \\\\" },
  BAD_INDENT: {
    message: "the indentation does not fit the lines around it",
    fix: "align it with them, or close the bracket before it",
  },
  BAD_SCALAR_START: { message: "a value cannot start with this character", fix: "put the value in quotes" },
  BLOCK_AS_IMPLICIT_KEY: { message: "two keys on one line", fix: "start a new line, or put the value in quotes" },
  BLOCK_IN_FLOW: { message: "an indented block inside brackets or braces", fix: "close the brackets first" },
  KEY_OVER_1024_CHARS: { message: "a key of more than 1024 characters", fix: "shorten it" },
  MISSING_CHAR: {
    message: "a colon, comma, quote or bracket is missing",
    fix: "end a key with a colon, and close quotes and brackets",
  },
  MULTILINE_IMPLICIT_KEY: { message: "a key that goes over several lines", fix: "is a colon missing after it?" },
  TAB_AS_INDENT: { message: "a tab used as indentation", fix: "use spaces" },
  UNEXPECTED_TOKEN: { message: "this does not belong here", fix: "put the value in quotes if it is text" },
};

/** A syntax error of the parser, in words of ours. */
export const wordSyntax = ({ code, pos }: YAMLParseError): Fault => ({
  offset: pos[0],
  ...(wordings[code] ?? { message: "this is not YAML" }),
});
