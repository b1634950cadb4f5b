import type { Judged } from "../local/acceptance/attempt.ts";
import { sources } from "../local/acceptance/emit.ts";
import type { Definitions } from "../local/control-plane/crds.ts";
import { standIns as onClusters } from "../local/control-plane/stand-ins.ts";
import { standIns as onGitHub } from "../local/workflows/stand-ins.ts";
import { table } from "./markdown-table.ts";

/** What was found when everything Landfall emits was given to an API server. */
export type Findings = {
  readonly version: string;
  readonly definitions: readonly Definitions[];
  readonly judged: readonly Judged[];
};

/** No API server can tell these: it takes objects in, and does nothing with them. */
const notChecked = [
  "What the controllers behind these kinds make of an object. Traefik, External Secrets, CloudNativePG and flux-operator do " +
    "not run here; Flux's four controllers do in the other tests of `npm run e2e`.",
  "What their admission webhooks would refuse or fill in: External Secrets and CloudNativePG have some.",
  "External Secrets 2: its definitions are in no module that Go can fetch, so a version 1 that is in one stands in.",
  "Whether what an object names is there: images, charts, secrets in a store, storage classes, certificate resolvers.",
  "What a chart makes. Of a chart, only the source and the HelmRelease are Landfall's.",
  "Probes, traffic, network policies at work, scaling, disruption: no container runs here.",
  "Other versions of Kubernetes, and of the components, than those above.",
];

/** `docs/acceptance.md`: the same for the same objects and the same verdicts. */
export const acceptancePage = ({ version, definitions, judged }: Findings): string =>
  `${[
    "# Accepted by a real API server",
    "Written by `UPDATE=1 npm run e2e -- acceptance`, and held against what is found there: edit what is emitted instead.",
    ...summary(version, judged),
    "## Objects",
    lines(
      "_The sample_ is [`environments/`](../environments/). _Every field_ is a fleet made from the examples in the schemas,",
      "which together use every field of every kind, once more with every name as long as it may be. _landfall connect_ is what",
      "it prints for each cluster of both, with `--with flux-operator` and `--with flux`.",
    ),
    objectsTable(judged),
    "## Definitions",
    lines(
      "Landfall itself installs none of these. The definitions are those in the modules' own archives, as",
      "[`local/control-plane/tools/crds`](../local/control-plane/tools/crds/go.mod) pins them.",
    ),
    table(
      ["component", "written for", "tried with", "module"],
      definitions.map((one) => [one.name, one.expected, one.version, `\`${one.module}\``]),
    ),
    "## Not checked",
    notChecked.map((one) => `- ${one}`).join("\n"),
    "## What stands in for what",
    "In all of `npm run e2e`, and in `npm run demo -- --cluster`:",
    table(
      ["instead of", "there is", "because"],
      [...onClusters, ...onGitHub].map(({ what, instead, why }) => [what, instead, why]),
    ),
  ].join("\n\n")}\n`;

function summary(version: string, judged: readonly Judged[]): readonly string[] {
  const accepted = judged.flatMap(({ verdict }) => verdict.accepted);
  const trees = judged.filter(({ given }) => given.tree !== undefined);
  const units = trees.flatMap(({ given }) => given.manifests);
  return [
    lines(
      `Everything Landfall emits is given to a real API server of Kubernetes ${version} that has the components' own definitions,`,
      "as Flux gives it: built by kustomize, by server-side apply, with no field that a kind does not know; as a dry run, in",
      "namespaces that were really made, so that what their labels say of pods is judged too.",
    ),
    `${accepted.length} objects, in ${units.length} units and ${judged.length - trees.length} connections of clusters. ${verdictOn(judged)}`,
    "The same files pass `kubeconform -strict` against what that API server publishes of every kind, with no field left open.",
    lines(
      "Whom the API server lets do what is tried by [`test/e2e/accounts.test.ts`](../test/e2e/accounts.test.ts): each of Flux's",
      "accounts applies its own units, and is refused everything beside.",
    ),
  ];
}

const lines = (...all: readonly string[]): string => all.join("\n");

function verdictOn(judged: readonly Judged[]): string {
  const refused = judged.flatMap(({ verdict }) => verdict.refused);
  const warnings = judged.flatMap(({ verdict }) => verdict.warnings);
  if (refused.length + warnings.length === 0) return "None is refused, and the API server warns of none.";
  return ["Refused or warned of:", "", ...[...refused, ...warnings].map((line) => `- ${line}`)].join("\n");
}

/** How many objects of each kind come from where, ordered by kind. */
function objectsTable(judged: readonly Judged[]): string {
  const counts = new Map<string, Map<string, number>>();
  for (const { given, verdict } of judged)
    for (const { apiVersion, kind } of verdict.accepted) {
      const key = `${kind} ${apiVersion}`;
      const own = counts.get(key) ?? new Map<string, number>();
      counts.set(key, own.set(given.source, (own.get(given.source) ?? 0) + 1));
    }
  const rows = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, own]) => {
      const [kind = "", apiVersion = ""] = key.split(" ");
      return [kind, `\`${apiVersion}\``, ...sources.map((source) => String(own.get(source) ?? ""))];
    });
  return table(["kind", "version", ...sources], rows);
}
