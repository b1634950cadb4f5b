import { didYouMean } from "../schemas/check/closest.ts";
import { printJson } from "../views/markup/json.ts";
import { inert } from "../views/markup/terminal.ts";
import { type Command, exitCodes, sentences } from "./io/arguments.ts";
import { openStreams, runCommand, type Terminal } from "./io/terminal.ts";
import { version } from "./io/version.ts";

/** verb -> its command; loaded only when it is the one asked for. */
const verbs: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  validate: () => import("./validate/cli.ts"),
  explain: () => import("./explain/cli.ts"),
  render: () => import("./render/cli.ts"),
  plan: () => import("./plan/cli.ts"),
  propose: () => import("./propose/cli.ts"),
  track: () => import("./track/cli.ts"),
  promote: () => import("./promote/cli.ts"),
  authorize: () => import("./authorize/cli.ts"),
  report: () => import("./report/cli.ts"),
  status: () => import("./status/cli.ts"),
  init: () => import("./init/cli.ts"),
  connect: () => import("./connect/cli.ts"),
  doctor: () => import("./doctor/cli.ts"),
};

async function overview(): Promise<string> {
  const commands = await Promise.all(Object.values(verbs).map((load) => load()));
  return [
    `Landfall ${version}: specs in, pull requests of manifests out, exact state on every commit.`,
    "",
    "Usage: landfall <verb> [path] [flags]",
    ...commands.map(({ command }) => `  ${command.name.padEnd(10)} ${command.summary}`),
    "",
    "landfall <verb> --help says more.",
  ].join("\n");
}

async function main([verb, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  const { out, err, suggest } = terminal;
  if (verb === undefined) {
    err(await overview());
    return exitCodes.usage;
  }
  if (verb === "--version" || verb === "--help" || verb === "-h") {
    out(verb === "--version" ? version : await overview());
    return exitCodes.fine;
  }
  const load = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (load !== undefined) return runCommand((await load()).command, args, terminal);
  const names = Object.keys(verbs);
  const meant = suggest(verb, names) ?? `write one of: ${names.toSorted().join(", ")}`;
  err(`landfall: ${sentences(`no verb "${inert(verb)}"`, meant)}\nTry: landfall --help`);
  return exitCodes.usage;
}

const suggest = (name: string, names: readonly string[]) => didYouMean(name, names).fix;

main(process.argv.slice(2), { ...openStreams(), suggest, inert, printJson }).then((code) => {
  process.exitCode = code;
});
