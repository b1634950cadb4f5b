import { controllers } from "../../manifests-src/connect/flux-instance.ts";
import { fluxNamespace } from "../../manifests-src/flux/names.ts";
import type { Manifest } from "../../manifests-src/folder.ts";
import { printYaml } from "../../manifests-src/yaml.ts";
import { UserError } from "../../model/problem.ts";
import { inert } from "../../views/markup/terminal.ts";
import { toLines as toProblemLines } from "../../views/problems/human.ts";
import { applySteps, secretSteps, storeSteps } from "../../views/setup/steps.ts";
import { type Command, exitCodes } from "../io/arguments.ts";
import { listFolder, newFolder, readSpecs } from "../io/files.ts";
import { painter } from "../io/terminal.ts";
import { run } from "./run.ts";

/** What a person runs first. */
const installation = {
  "flux-operator": `helm install flux-operator oci://ghcr.io/controlplaneio-fluxcd/charts/flux-operator --namespace ${fluxNamespace} --create-namespace`,
  flux: `flux install --namespace ${fluxNamespace} --components ${controllers.join(",")}`,
} as const;

const names = { controllers: "1-flux.yaml", sync: "2-environments.yaml" } as const;

export const command: Command = {
  name: "connect",
  summary: "Prints what a cluster needs to apply its manifests and to report",
  argument: { name: "cluster", says: "name of the cluster in the specs" },
  flags: {
    specs: { value: "FOLDER", default: "environments", says: "folder of the specs" },
    with: {
      value: "INSTALLER",
      choices: ["flux-operator", "flux"],
      default: "flux-operator",
      says: "who installs Flux",
    },
    out: { value: "FOLDER", says: "write two files there instead, to apply one after the other; empty or new" },
  },
  example: "landfall connect staging-eu --out staging-eu",
  run: async ({ argument: cluster, flag, color, out, progress }) => {
    const installer = flag("with") === "flux" ? "flux" : "flux-operator";
    const outcome = run({ specs: flag("specs") ?? "", cluster, installer }, { readSpecs });
    if (outcome.status === "invalid") {
      out(toProblemLines(outcome, painter(color)).join("\n"));
      return exitCodes.problems;
    }
    const texts = new Map([
      [names.controllers, toText(outcome.controllers)],
      [names.sync, toText(outcome.sync)],
    ]);
    const folder = flag("out")?.replace(/(?<=.)\/+$/, "");
    if (folder === undefined) out([...texts.values()].join("---\n").trimEnd());
    else await write(folder, texts);
    const { secrets, store } = outcome;
    const ready = installer === "flux-operator" ? { ready: "fluxinstance/flux" } : {};
    const files = [{ file: `${folder}/${names.controllers}`, ...ready }, { file: `${folder}/${names.sync}` }];
    const said = [
      installation[installer],
      ...(store === undefined ? secretSteps(fluxNamespace, secrets) : storeSteps(store, secrets)),
      ...(folder === undefined ? [] : applySteps(fluxNamespace, files)),
    ];
    for (const line of said) progress(inert(line));
    return exitCodes.fine;
  },
};

const toText = (manifests: readonly Manifest[]): string => manifests.map(printYaml).join("---\n");

async function write(folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const [present] = listFolder(folder);
  if (present !== undefined)
    throw new UserError(`${folder} holds files already (${present}): name an empty or new folder`);
  await newFolder(folder, texts, async () => {});
}
