/** What act's output says of a run. */
export type ActLog = {
  /** What the steps printed, without workflow commands. */
  readonly lines: readonly string[];
  /** `file:line:column message` of each annotation. */
  readonly annotations: readonly string[];
  /** Where the first failure was; a step only where one failed. */
  readonly failed?: { readonly job: string; readonly step?: string };
};

/** One line of `act --json`, as far as it is read here. */
type Entry = {
  readonly msg?: string;
  readonly level?: string;
  readonly job?: string;
  readonly step?: string;
  readonly stepResult?: string;
  readonly jobResult?: string;
  /** Set for what a step printed. */
  readonly raw_output?: boolean;
  /** A workflow command as it was printed. */
  readonly raw?: string;
};

/** Reads the output of `act --json`, where act's own messages may stand between the lines of JSON. */
export function readActLog(text: string): ActLog {
  const entries = text.split("\n").flatMap(toEntry);
  const commands = entries.flatMap(({ raw }) => (raw === undefined ? [] : [toCommand(raw)]));
  const failed = failureOf(entries);
  return {
    lines: entries.flatMap(toLine),
    annotations: commands.flatMap(toAnnotation),
    ...(failed === undefined ? {} : { failed }),
  };
}

/**
 * The same output without what a step asked to hide: act hides it in messages, but repeats it in the order to hide it, and
 * where it is a step's output.
 */
export const withoutMasks = (text: string): string =>
  text
    .split("\n")
    .filter((line) => !line.includes("::add-mask::") && !line.includes('"command":"set-output"'))
    .join("\n");

function toEntry(line: string): readonly Entry[] {
  if (line.trim() === "") return [];
  if (!line.startsWith("{")) return [{ msg: line, level: "error" }];
  try {
    return [JSON.parse(line) as Entry];
  } catch {
    return [{ msg: line, level: "error" }]; // cut off by the end of act
  }
}

function failureOf(entries: readonly Entry[]): ActLog["failed"] {
  const failed = entries.find(({ stepResult }) => stepResult === "failure");
  if (failed?.job !== undefined) {
    return { job: failed.job.trim(), ...(failed.step === undefined ? {} : { step: failed.step }) };
  }
  const job = entries.find(({ jobResult }) => jobResult === "failure")?.job;
  return job === undefined ? undefined : { job: job.trim() };
}

/** What a step printed, an error that it names no file for, and what act itself has to say where no job speaks. */
function toLine({ msg = "", level, job, raw_output, raw }: Entry): readonly string[] {
  if (raw !== undefined) {
    const { name, properties, message } = toCommand(raw);
    return name === "error" && properties.size === 0 ? [message] : [];
  }
  const line = msg.trimEnd();
  return line !== "" && (raw_output === true || (job === undefined && level === "error")) ? [line] : [];
}

type Command = {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly message: string;
};

/** `::error file=a.yaml,line=3::message`, with what percent signs stand for. */
function toCommand(raw: string): Command {
  const [, name = "", properties = "", message = ""] = /^::([\w-]+) ?(.*?)::(.*)/s.exec(raw.trimEnd()) ?? [];
  const pairs = properties.split(",").filter((pair) => pair !== "");
  return {
    name,
    properties: new Map(
      pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), decode(pair.slice(pair.indexOf("=") + 1))]),
    ),
    message: decode(message),
  };
}

function toAnnotation({ name, properties, message }: Command): readonly string[] {
  const file = properties.get("file");
  if (!["error", "warning", "notice"].includes(name) || file === undefined) return [];
  return [`${file}:${properties.get("line") ?? ""}:${properties.get("col") ?? ""} ${message.replaceAll("\n", "\n  ")}`];
}

const characters: Readonly<Record<string, string>> = {
  "%0A": "\n",
  "%0D": "\r",
  "%3A": ":",
  "%2C": ",",
  "%25": "%",
};
const decode = (text: string): string => text.replace(/%(0A|0D|3A|2C|25)/g, (code) => characters[code] ?? code);
