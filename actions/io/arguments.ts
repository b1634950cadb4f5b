import { parseArgs } from "node:util";

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
  /** The positional argument, which must be given where it has no default; a command takes at most one. */
  readonly argument: { readonly name: string; readonly default?: string; readonly says: string };
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

/** The command was called in a way it cannot be; its message says how. */
export class UsageError extends Error {}

/** Offers the name that was meant, as a sentence. */
export type Suggest = (name: string, names: readonly string[]) => string | undefined;

const common: Readonly<Record<string, Flag>> = {
  help: { says: "show this text" },
  version: { says: "show Landfall's version" },
};

/** What was given on the command line. Throws a `UsageError` for anything the command does not take. */
export function parseArguments(
  { argument, flags }: Command,
  args: readonly string[],
  suggest: Suggest,
): Pick<Given, "argument" | "flag"> {
  const known = { ...flags, ...common };
  const options = Object.fromEntries(
    Object.entries(known).map(([name, { value }]) => [name, { type: value === undefined ? "boolean" : "string" }]),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...options, help: { type: "boolean", short: "h" } } as never,
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind === "option") values.set(token.name, checkedValue(token, known, suggest));
  }
  if (positionals.length > 1) throw new UsageError(`unexpected argument "${positionals[1]}"`);
  if (positionals[0] === "") throw new UsageError(`[${argument.name}] must not be empty`);
  const given = positionals[0] ?? argument.default;
  const isAboutCommand = values.has("help") || values.has("version");
  if (given === undefined && !isAboutCommand) throw new UsageError(`which ${argument.name}? give the ${argument.says}`);
  return {
    argument: given ?? "",
    flag: (name) => values.get(name) ?? flags[name]?.default,
  };
}

type Option = {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
};

function checkedValue(
  { name, rawName, value, inlineValue }: Option,
  known: Readonly<Record<string, Flag>>,
  suggest: Suggest,
): string {
  const flag = Object.hasOwn(known, name) ? known[name] : undefined;
  if (flag === undefined)
    throw new UsageError(
      sentences(
        `no flag ${rawName}`,
        suggest(
          rawName,
          Object.keys(known).map((one) => `--${one}`),
        ),
      ),
    );
  if (flag.value === undefined) {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value, got "${value}"`);
    return "true";
  }
  const { choices } = flag;
  if (!value || (!inlineValue && value.startsWith("-"))) {
    throw new UsageError(`${rawName} needs a value: ${choices?.join(", ") ?? flag.value}`);
  }
  if (choices !== undefined && !choices.includes(value)) {
    throw new UsageError(`${rawName} must be one of ${choices.join(", ")}, got "${value}"`);
  }
  return value;
}

/** Joins what was seen and what may have been meant. */
export const sentences = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join("; ");

/** The text of `landfall <verb> --help`. */
export function help({ name, summary, argument, flags, example }: Command): string {
  const rows = Object.entries({ ...flags, ...common }).map(([flag, { value, choices, default: preset, says }]) => {
    const left = `--${flag}${value === undefined ? "" : ` ${choices?.join("|") ?? value}`}`;
    return `  ${left.padEnd(30)} ${says}${shownDefault(preset)}`;
  });
  return [
    `${summary}.`,
    "",
    `Usage: landfall ${name} ${argument.default === undefined ? `<${argument.name}>` : `[${argument.name}]`} [flags]`,
    `  ${argument.name.padEnd(30)} ${argument.says}${shownDefault(argument.default)}`,
    ...rows,
    "",
    `Example: ${example}`,
    "Exit codes: 0 fine, 1 problems in the input, 2 wrong usage, 3 something outside failed",
  ].join("\n");
}

const shownDefault = (text: string | undefined): string => (text === undefined ? "" : ` (default: ${text})`);
