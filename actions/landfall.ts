import { type Command, exitCodes, runCommand } from "./io/terminal.ts";
import { version } from "./io/version.ts";

/** verb -> its command; loaded only when it is the one asked for. */
const verbs: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  validate: () => import("./validate/cli.ts"),
  render: () => import("./render/cli.ts"),
  propose: () => import("./propose/cli.ts"),
  report: () => import("./report/cli.ts"),
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

async function main([verb, ...args]: readonly string[]): Promise<number> {
  if (verb === "--version") {
    console.log(version);
    return exitCodes.fine;
  }
  if (verb === undefined || verb === "--help" || verb === "-h") {
    console.log(await overview());
    return verb === undefined ? exitCodes.usage : exitCodes.fine;
  }
  const load = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (load !== undefined) return runCommand((await load()).command, args);
  console.error(`landfall: no verb "${verb}"; the verbs are ${Object.keys(verbs).join(", ")}`);
  return exitCodes.usage;
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
