import { parseRoot } from "../../model/names/root.ts";
import { UserError } from "../../model/problem.ts";
import { remoteRefs } from "../io/git/refs.ts";
import { isBehind } from "../io/github/ancestry.ts";
import { branchTip } from "../io/github/branches.ts";
import { type GitHub, openGitHub, type Repository, repositoryOf } from "../io/github/client.ts";
import type { Scope } from "../io/github/installation.ts";
import { knownRepository } from "../io/github/known-repository.ts";
import { type NarrowServer, narrow, remoteOf, type Server } from "../io/github/server.ts";
import { listStatuses } from "../io/github/statuses.ts";
import type { Registry } from "../io/registry.ts";
import { openSpecs } from "../io/specs.ts";
import type { Specs, TrackDeps } from "./needs.ts";

type Common = {
  readonly server: Server;
  readonly registry: Registry;
  readonly progress: (text: string) => void;
};

export type TrackTarget = Common & {
  /** The specs repository, `owner/name`; its branch `main` is read. */
  readonly repository: string;
  /** The folder of the specs in it. */
  readonly folder: string;
};

/** GitHub as somebody who may read the repositories of one owner. */
type Owner = Pick<GitHub, "now"> & { readonly server: NarrowServer; readonly at: (name: string) => Repository };

const permissions = { metadata: "read", contents: "read", statuses: "read" } as const;

/** What `run` needs, with the specs of a repository. */
export async function connect({ repository, folder, ...common }: TrackTarget): Promise<TrackDeps & AsyncDisposable> {
  const root = parseRoot(folder);
  if (root === undefined) throw new UserError(`${JSON.stringify(folder)} is no folder of the repository`);
  const own = narrow(common.server, { repository, permissions: { contents: "read" } });
  const specs = await openSpecs({
    remote: remoteOf(own, repository),
    branch: "main",
    folder: root,
    tip: () => branchTip(repositoryOf(openGitHub(own), repository), "main"),
  });
  const look = async (): Promise<Specs> => {
    const { files, commit } = await specs.look();
    return { files, source: { repository, commit } };
  };
  return {
    ...depsOf(common, look, repository),
    [Symbol.asyncDispose]: () => specs[Symbol.asyncDispose](),
  };
}

/** The same with the specs read in another way. `beside`: a repository that the App is known to be installed on. */
export function depsOf({ server, registry, progress }: Common, specs: TrackDeps["specs"], beside?: string): TrackDeps {
  // Of an App, one token for all of an owner's repositories: where a repository is gone, it still tells so.
  const scopeOf = (name: string): Scope => {
    const isBeside = beside !== undefined && ownerOf(beside) === ownerOf(name);
    return { repository: isBeside ? beside : name, everywhere: true, permissions };
  };
  const servers = new Map<string, Owner>();
  const serverFor = (name: string) => {
    const known = servers.get(ownerOf(name));
    if (known !== undefined) return known;
    const narrowed = narrow(server, scopeOf(name));
    const gitHub = openGitHub(narrowed);
    const made: Owner = { server: narrowed, at: (one) => repositoryOf(gitHub, one), now: gitHub.now };
    servers.set(ownerOf(name), made);
    return made;
  };
  const now = (): Date => [...servers.values()][0]?.now() ?? new Date();
  return {
    specs,
    known: (name, before) => knownRepository(serverFor(name).at(name), before),
    refs: (name) => remoteRefs(remoteOf(serverFor(name).server, name)),
    statuses: (name, commit) => listStatuses(serverFor(name).at(name), commit),
    isBehind: (name, commit, tip) => isBehind(serverFor(name).at(name), commit, tip),
    digestOf: registry.digestOf,
    now: () => now().toISOString(),
    progress,
  };
}

const ownerOf = (name: string): string => name.split("/")[0]?.toLowerCase() ?? "";
