/**
 * How GitHub's runner reads a line of a step's log: `TryParseV2`, then `TryParse`, of
 * https://github.com/actions/runner/blob/079cdb1d05fe0ec50f8c51de5a4fa51d0eb189b0/src/Runner.Common/ActionCommand.cs
 * Its searches go by the culture's rules, to which ignorable characters are nothing at all.
 */
export type RunnerCommand = {
  readonly name: string;
  readonly properties: readonly string[];
  readonly data: string;
};

/** What a runner has registered, `stop-commands` among them; it compares without regard to case. */
const registered = new Set([
  ...["add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "internal-set-repo-path"],
  ...["notice", "remove-matcher", "save-state", "set-env", "set-output", "stop-commands", "warning"],
]);

const ignorable = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?![\s\u0085])\p{Cc}/gu;

/** The commands a runner finds in what a step prints. */
export const commandsIn = (log: string): readonly RunnerCommand[] =>
  log.split(/\r\n|\r|\n/).flatMap((line) => {
    const text = line.replace(ignorable, "");
    return secondForm(text) ?? firstForm(text) ?? [];
  });

/** `::name key=value,key=value::data` after spaces. */
function secondForm(line: string): RunnerCommand | undefined {
  const text = line.replace(/^[\s\u0085]+/, "");
  const end = text.startsWith("::") ? text.indexOf("::", 2) : -1;
  return end < 0 ? undefined : command(text.slice(2, end), ",", text.slice(end + 2));
}

/** `##[name key=value;key=value]data` anywhere. */
function firstForm(line: string): RunnerCommand | undefined {
  const start = line.indexOf("##[");
  const end = start < 0 ? -1 : line.indexOf("]", start);
  return end < 0 ? undefined : command(line.slice(start + 3, end), ";", line.slice(end + 1));
}

function command(information: string, separator: string, data: string): RunnerCommand | undefined {
  const space = information.indexOf(" ");
  const name = (space < 0 ? information : information.slice(0, space)).toLowerCase();
  if (!registered.has(name)) return undefined;
  const pairs =
    space > 0
      ? information
          .slice(space + 1)
          .trim()
          .split(separator)
      : [];
  const properties = pairs.filter((pair) => /^[^=]+=./s.test(pair)).map((pair) => pair.slice(0, pair.indexOf("=")));
  return { name, properties, data };
}
