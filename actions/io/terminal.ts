import { parseArgs, styleText } from "node:util";
import { OutsideError, UserError } from "../../model/problem.ts";
import { version } from "./version.ts";

/** What every command's process ends with: fine, problems in the input, wrong usage, something outside failed. */
export const exitCodes = { fine: 0, problems: 1, usage: 2, outside: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** One flag: `--<name> <value>`, or a switch when it has no `value`. */
export type Flag = {
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  readonly says: string;
};

export type Command = {
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  /** The positional argument; a command takes at most one. */
  readonly argument?: { readonly name: string; readonly default: string; readonly says: string };
  readonly flags: Readonly<Record<string, Flag>>;
  readonly example: string;
  readonly run: (given: Given) => Promise<ExitCode>;
};

/** The command line, parsed: every flag with a default or a value given; `color` is false under NO_COLOR or a pipe. */
export type Given = {
  readonly argument: string;
  readonly flag: (name: string) => string | undefined;
  readonly color: boolean;
  readonly out: (text: string) => void;
  /** Progress and what is not the result: goes to stderr. */
  readonly progress: (text: string) => void;
};

export type Streams = { readonly out: (text: string) => void; readonly err: (text: string) => void };
const processStreams: Streams = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
};

/** Whether text to this stream is coloured: a terminal, and neither NO_COLOR nor TERM=dumb. */
export const colorWanted = (stream: { readonly isTTY?: boolean }, environment = process.env): boolean =>
  !environment["NO_COLOR"] && environment["TERM"] !== "dumb" && (stream.isTTY === true || !!environment["FORCE_COLOR"]);

/** Paints text when `color` is on: the palette the views take. */
export const painter =
  (color: boolean) =>
  (style: Parameters<typeof styleText>[0], text: string): string =>
    color ? styleText(style, text, { validateStream: false }) : text;

/** Parses the command's arguments and runs it; every way out is one of `exitCodes`, and only a bug prints a stack. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  streams = processStreams,
): Promise<ExitCode> {
  try {
    const { values, positionals } = parse(command, args);
    if (values["help"]) return say(streams.out, help(command));
    if (values["version"]) return say(streams.out, version);
    return await command.run({
      argument: positionals[0] ?? command.argument?.default ?? "",
      flag: (name) => {
        const value = values[name] ?? command.flags[name]?.default;
        return typeof value === "string" ? value : value ? "true" : undefined;
      },
      color: colorWanted(process.stdout),
      out: streams.out,
      progress: streams.err,
    });
  } catch (error) {
    return explain(command, error, streams);
  }
}

class UsageError extends Error {}

const say = (write: (text: string) => void, text: string): ExitCode => {
  write(text);
  return exitCodes.fine;
};

function explain(command: Command, error: unknown, { err }: Streams): ExitCode {
  if (error instanceof UsageError) {
    err(`landfall ${command.name}: ${error.message}\nTry: landfall ${command.name} --help`);
    return exitCodes.usage;
  }
  if (error instanceof UserError || error instanceof OutsideError) {
    err(`landfall ${command.name}: ${error.message}`);
    return error instanceof UserError ? exitCodes.problems : exitCodes.outside;
  }
  err(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.outside;
}

function parse(command: Command, args: readonly string[]) {
  const flags = Object.entries(command.flags).map(
    ([name, flag]) => [name, { type: flag.value === undefined ? "boolean" : "string" }] as const,
  );
  const options = { ...Object.fromEntries(flags), help: { type: "boolean", short: "h" }, version: { type: "boolean" } };
  try {
    const parsed = parseArgs({ args: [...args], options: options as never, allowPositionals: true, strict: true });
    const values: Readonly<Record<string, unknown>> = parsed.values;
    checkGiven(command, values, parsed.positionals);
    return { values, positionals: parsed.positionals };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function checkGiven(command: Command, values: Readonly<Record<string, unknown>>, positionals: readonly string[]): void {
  const most = command.argument === undefined ? 0 : 1;
  if (positionals.length > most) throw new UsageError(`unexpected argument "${positionals[most]}"`);
  for (const [name, flag] of Object.entries(command.flags)) {
    const value = values[name];
    if (typeof value !== "string" || flag.choices === undefined || flag.choices.includes(value)) continue;
    throw new UsageError(`--${name} must be one of ${flag.choices.join(", ")}, got "${value}"`);
  }
}

/** The text of `landfall <verb> --help`. */
export function help({ name, summary, argument, flags, example }: Command): string {
  const all: Readonly<Record<string, Flag>> = {
    ...flags,
    help: { says: "show this text" },
    version: { says: "show Landfall's version" },
  };
  const rows = Object.entries(all).map(([flag, { value, choices, default: preset, says }]) => {
    const left = `--${flag}${value === undefined ? "" : ` ${choices?.join("|") ?? value}`}`;
    return `  ${left.padEnd(30)} ${says}${preset === undefined ? "" : ` (default: ${preset})`}`;
  });
  const place = argument === undefined ? "" : ` [${argument.name}]`;
  return [
    `${summary}.`,
    "",
    `Usage: landfall ${name}${place} [flags]`,
    ...(argument ? [`  ${argument.name.padEnd(30)} ${argument.says} (default: ${argument.default})`] : []),
    ...rows,
    "",
    `Example: ${example}`,
    "Exit codes: 0 fine, 1 problems in the input, 2 wrong usage, 3 something outside failed",
  ].join("\n");
}
