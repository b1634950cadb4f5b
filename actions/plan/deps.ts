import { parseRoot } from "../../model/names/root.ts";
import { UserError } from "../../model/problem.ts";
import { today } from "../io/clock.ts";
import { fetchEnvironments, openEnvironmentsIn } from "../io/environments.ts";
import { readSpecs } from "../io/files.ts";
import { openLocal } from "../io/git/local.ts";
import { narrow, remoteOf, type Server } from "../io/github/server.ts";
import { specsOf } from "./local.ts";
import type { Opened, PlanDeps } from "./needs.ts";
import { usualIn } from "./usual.ts";

export type PlanTarget = {
  /** The folder of the specs, as the user gave it. */
  readonly folder: string;
  readonly base: string | undefined;
  /** The commit that is planned, where the checkout is one. */
  readonly commit: string | undefined;
  readonly environments: Whence;
  readonly progress: (text: string) => void;
};

/** Where what is merged is read. */
export type Whence =
  | { readonly kind: "clone"; readonly folder: string }
  | { readonly kind: "server"; readonly server: Server }
  /** Nowhere, for a reason that people are told. */
  | { readonly kind: "nowhere"; readonly because: string };

/** What `run` needs, of a checkout on this machine. */
export async function connect({
  folder,
  base,
  commit,
  environments,
  progress,
}: PlanTarget): Promise<PlanDeps & AsyncDisposable> {
  const head = readSpecs(folder);
  const repository = openLocal(folder);
  return {
    head,
    ...(await specsOf({ folder, repository, base })),
    commit,
    root: parseRoot(repository.prefix),
    openEnvironments: (name) => openFrom(environments, name),
    usual: async (name, deployments) =>
      environments.kind === "server" ? usualIn(environments.server, name, deployments) : [],
    today: today(),
    progress,
  };
}

async function openFrom(whence: Whence, name: string): Promise<Opened> {
  if (whence.kind === "nowhere") return unopened(whence.because);
  if (whence.kind === "clone") return openEnvironmentsIn(whence.folder);
  const server = narrow(whence.server, { repository: name, permissions: { contents: "read" } });
  try {
    return await fetchEnvironments(remoteOf(server, name));
  } catch (error) {
    // Without it there still is something to compare with; that it is missing is said first of all.
    if (error instanceof UserError) return unopened(error.message);
    throw error;
  }
}

const unopened = (because: string): Opened => ({ because, [Symbol.asyncDispose]: async () => {} });
