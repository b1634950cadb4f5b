import { type Connection, connect, type Installer } from "../../manifests-src/connect/connect.ts";
import { type Problem, UserError } from "../../model/problem.ts";
import { didYouMean } from "../../schemas/check/closest.ts";
import { load } from "../../schemas/load.ts";

export type ConnectInputs = { readonly specs: string; readonly cluster: string; readonly installer: Installer };
export type ConnectDeps = { readonly readSpecs: (folder: string) => ReadonlyMap<string, Uint8Array> };

export type ConnectOutcome =
  | { readonly status: "invalid"; readonly problems: readonly Problem[] }
  | ({ readonly status: "connected" } & Connection);

/** What the cluster needs to take part. Throws a `UserError` for a cluster that the specs do not have. */
export function run({ specs, cluster: name, installer }: ConnectInputs, { readSpecs }: ConnectDeps): ConnectOutcome {
  const loaded = load(readSpecs(specs));
  if (loaded.status === "invalid") return { status: "invalid", problems: loaded.problems };
  const { clusters } = loaded.model;
  const cluster = clusters.get(name);
  if (cluster === undefined) {
    const { fix = "there is none" } = didYouMean(name, clusters.keys());
    throw new UserError(`the specs have no cluster ${JSON.stringify(name)}; ${fix}`);
  }
  return { status: "connected", ...connect(loaded.model, cluster, installer) };
}
