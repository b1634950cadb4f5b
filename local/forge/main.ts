import { parseArgs } from "node:util";
import { acme } from "./acme.ts";
import { type Forge, startForge } from "./server.ts";

const help = `A GitHub of your own on loopback, with acme's repositories in it.

usage: npm run forge -- [--port <number>] [--folder <path>] [--help]

  --port     where to listen; default 4080, 0 for any free port
  --folder   where the bare repositories live and stay; default a temporary folder that is removed at the end
  --help     this text
`;

type Settings = { readonly port: number; readonly folder?: string };

/** What the command line asks for; a text is what to print instead of starting. */
function parseSettings(args: readonly string[]): Settings | string {
  const options = { port: { type: "string" }, folder: { type: "string" }, help: { type: "boolean" } } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (values.help === true) return help;
  const port = Number(values.port ?? "4080");
  if (!/^\d+$/.test(values.port ?? "4080") || port > 65_535) throw new Error(`--port ${values.port} is not a port`);
  return values.folder === undefined ? { port } : { port, folder: values.folder };
}

const greet = ({ url, gitUrl }: Forge): string => `The forge listens at ${url} (REST at / and at /api/v3).

repositories
${acme.repositories.map(({ name }) => `  ${gitUrl(name)}`).join("\n")}

tokens
${acme.identities.map(({ token, login, repositories }) => `  ${token.padEnd(13)} ${login.padEnd(22)} ${Object.keys(repositories).join(" ")}`).join("\n")}

try
  curl -H 'Authorization: Bearer t-ada' ${url}/repos/acme/environments
  git clone ${gitUrl("acme/environments").replace("://", "://x:t-ada@")}
  curl -H 'Authorization: Bearer t-staging' ${url}/repos/acme/events/dispatches -d '{"event_type":"hello"}'

Ctrl-C ends it.
`;

const bid = ({ requests, unknown }: Forge): string =>
  [
    `${requests.length} requests.`,
    ...(unknown.size === 0 ? [] : ["Asked for and not served:", ...[...unknown].map((route) => `  ${route}`)]),
  ].join("\n");

async function main(): Promise<void> {
  const settings = parseSettings(process.argv.slice(2));
  if (typeof settings === "string") return console.log(settings);
  const forge = await startForge({ ...acme, ...settings });
  console.log(greet(forge));
  const end = async (): Promise<void> => {
    await forge.close();
    console.log(bid(forge));
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end());
}

main().catch((error: unknown) => {
  console.error(`forge: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
