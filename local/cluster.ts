/**
 * `npm run cluster [-- --clusters <name,…>]`: acme with real clusters, kept up until Ctrl-C, and what to look at. Without
 * Go it says so and ends.
 */
import { parseArgs } from "node:util";
import { type Circle, startCircle } from "./acme/circle.ts";
import { clustersIn, sampleSpecs } from "./acme/specs.ts";
import { Timeline } from "./acme/timeline.ts";
import { buildTools, whyNot } from "./control-plane/tools.ts";

const help = `acme on this machine: a forge, its workflows, and real clusters that Flux keeps like the environments repository.

usage: npm run cluster -- [--clusters <name,…>] [--help]

  --clusters   which of the specs' clusters to start; default staging-eu
  --help       this text
`;

const { values } = parseArgs({
  options: { clusters: { type: "string", default: "staging-eu" }, help: { type: "boolean", default: false } },
});
const specs = sampleSpecs();
const known = clustersIn(specs);
const wanted = values.clusters.split(",");
const clusters = known.filter(({ name }) => wanted.includes(name));
const missing = wanted.filter((name) => !known.some((one) => one.name === name));
const reason = whyNot();

if (values.help) console.log(help);
else if (missing.length > 0) {
  console.error(
    `the specs have no cluster ${missing.join(", ")}: they have ${known.map(({ name }) => name).join(", ")}`,
  );
  process.exitCode = 2;
} else if (reason !== undefined) console.log(reason);
else await keepUp();

async function keepUp(): Promise<void> {
  const timeline = new Timeline();
  const circle = await startCircle({ tools: await buildTools(console.error), timeline, specs, clusters });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void circle.close({ keepLogs: false }).then(() => process.exit()));
  }
  await circle.acme.mergeSpecs(await circle.acme.openSpecs("applications", "Add the applications", (text) => text));
  console.log(greeting(circle));
}

function greeting({ acme, clusters: started, logs, kubectl }: Circle): string {
  const { url, gitUrl } = acme.forge;
  const specsUrl = gitUrl("acme/specs").replace("://", "://ada:t-ada@");
  return `
The forge listens at ${url}; Ada's token is t-ada.
${[...started.values()].map(({ name, kubeconfig }) => `${name}: export KUBECONFIG=${kubeconfig}`).join("\n")}

try
  ${kubectl} get kustomizations --all-namespaces --watch
  git clone ${specsUrl}      # change a spec on a branch, push it
  curl -H 'Authorization: Bearer t-ada' ${url}/repos/acme/specs/pulls -d '{"title":"Mine","head":"<branch>","base":"main"}'
  curl -H 'Authorization: Bearer t-ada' -X PUT ${url}/repos/acme/specs/pulls/<number>/merge
  curl -H 'Authorization: Bearer t-ada' ${url}/repos/acme/specs/commits/main/status

Logs are in ${logs}. Ctrl-C ends everything.
`;
}
