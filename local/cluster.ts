/**
 * `npm run cluster [-- --clusters <name,…>]`: acme with real clusters, kept up until Ctrl-C, and what to look at. Without
 * Go it says so and ends.
 */
import { parseArgs } from "node:util";
import { type Circle, startCircle } from "./acme/circle.ts";
import { type ClusterOfAcme, clustersIn, sampleSpecs } from "./acme/specs.ts";
import { Timeline } from "./acme/timeline.ts";
import { buildTools, whyNot } from "./control-plane/tools.ts";

const specs = sampleSpecs();
const known = clustersIn(specs);
const help = `acme on this machine: a forge, its workflows, and real clusters that Flux keeps like the environments repository.

usage: npm run cluster -- [--clusters <name,…>] [--help]

  --clusters   which of ${known.map(({ name }) => name).join(", ")} to start; default staging-eu
  --help       this text
`;

/** What the command line asks for; a text is what to print instead of starting. */
function parseSettings(args: readonly string[]): readonly ClusterOfAcme[] | string {
  const options = { clusters: { type: "string" }, help: { type: "boolean" } } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (values.help === true) return help;
  return (values.clusters ?? "staging-eu").split(",").map((wanted) => {
    const cluster = known.find(({ name }) => name === wanted);
    if (cluster === undefined) throw new Error(`the specs have no cluster ${JSON.stringify(wanted)}; see --help`);
    return cluster;
  });
}

async function keepUp(clusters: readonly ClusterOfAcme[]): Promise<void> {
  const timeline = new Timeline();
  const circle = await startCircle({ tools: await buildTools(console.error), timeline, specs, clusters });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void circle.close({ keepLogs: false }).then(() => process.exit()));
  }
  await circle.acme.mergeSpecs(await circle.acme.openSpecs("applications", "Add the applications", (text) => text));
  console.log(greeting(circle));
}

const greeting = ({ acme: { forge }, clusters, logs, kubectl }: Circle): string => `
The forge listens at ${forge.url}; Ada's token is t-ada.
${[...clusters.values()].map(({ name, kubeconfig }) => `${name}: export KUBECONFIG=${kubeconfig}`).join("\n")}

try
  ${kubectl} get kustomizations --all-namespaces --watch
  git clone ${forge.gitUrl("acme/specs").replace("://", "://ada:t-ada@")}   # change a spec on a branch, push it
  curl -H 'Authorization: Bearer t-ada' ${forge.url}/repos/acme/specs/pulls -d '{"title":"Mine","head":"<branch>","base":"main"}'
  curl -H 'Authorization: Bearer t-ada' -X PUT ${forge.url}/repos/acme/specs/pulls/<number>/merge
  curl -H 'Authorization: Bearer t-ada' ${forge.url}/repos/acme/specs/commits/main/status

Logs are in ${logs}. Ctrl-C ends everything.
`;

async function main(): Promise<void> {
  const settings = parseSettings(process.argv.slice(2));
  if (typeof settings === "string") return console.log(settings);
  const reason = whyNot();
  if (reason !== undefined) return console.log(reason);
  await keepUp(settings);
}

main().catch((error: unknown) => {
  console.error(`cluster: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
