import { styleText } from "node:util";
import { OutsideError, UserError } from "../../model/problem.ts";
import { type Command, type ExitCode, exitCodes, help, parseArguments, type Suggest, UsageError } from "./arguments.ts";
import { version } from "./version.ts";

export type Streams = { readonly out: (text: string) => void; readonly err: (text: string) => void };

/** A terminal, and what it borrows from rooms that this one may not import. */
export type Terminal = Streams & {
  readonly suggest: Suggest;
  /** Untrusted text on one line, without power over the terminal. */
  readonly inert: (text: string) => string;
  readonly printJson: (value: unknown) => string;
};

/**
 * The process's own streams. A reader that went away, as `head` does, ends nothing and is told nothing; when the
 * result cannot be written for another reason, the process ends there.
 */
export function openStreams(): Streams {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") return;
      process.stderr.write(`landfall: cannot write: ${error.message}\n`);
      process.exit(exitCodes.outside);
    });
  }
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
  };
}

/** Whether text to this stream is coloured: a terminal, or FORCE_COLOR, and neither NO_COLOR nor TERM=dumb. */
export function colorWanted(stream: { readonly isTTY?: boolean }, environment = process.env): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: terminal } = environment;
  if (no || terminal === "dumb" || force === "0" || force === "false") return false;
  return stream.isTTY === true || !!force;
}

/** Paints text when `color` is on: the palette the views take. */
export const painter =
  (color: boolean) =>
  (style: Parameters<typeof styleText>[0], text: string): string =>
    color ? styleText(style, text, { validateStream: false }) : text;

/** Parses the command's arguments and runs it; every way out is one of `exitCodes`, and only a bug prints a stack. */
export async function runCommand(command: Command, args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let format: string | undefined;
  try {
    const { argument, flag } = parseArguments(command, args, terminal.suggest);
    if (flag("help")) return say(terminal, help(command));
    if (flag("version")) return say(terminal, version);
    format = flag("json") ? "json" : flag("format");
    const color = colorWanted(process.stdout);
    const progress = (text: string): void => terminal.err(terminal.inert(text));
    return await command.run({ argument, flag, color, out: terminal.out, progress });
  } catch (error) {
    if (format === "json") terminal.out(failure(error, terminal));
    return explain(command, error, terminal);
  }
}

const say = ({ out }: Terminal, text: string): ExitCode => {
  out(text);
  return exitCodes.fine;
};

/** Whoever asked for JSON gets JSON, whatever happened; on one line, where it may end a stream of documents. */
const failure = (error: unknown, { printJson }: Terminal): string =>
  printJson({ version: 1, status: "failed", message: messageOf(error) }).replaceAll(/\n */g, " ");

function explain({ name }: Command, error: unknown, { err, inert }: Terminal): ExitCode {
  if (error instanceof UsageError || error instanceof UserError || error instanceof OutsideError) {
    // Git says several lines: none may begin as it likes.
    err(`landfall ${name}: ${error.message.split(/\r?\n/).map(inert).join("\n  | ")}`);
    if (error instanceof UserError) return exitCodes.problems;
    if (error instanceof OutsideError) return exitCodes.outside;
    err(`Try: landfall ${name} --help`);
    return exitCodes.usage;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  err(stack.split(/\r?\n/).map(inert).join("\n"));
  return exitCodes.outside;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
