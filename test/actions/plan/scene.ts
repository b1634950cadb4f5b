import { join } from "node:path";
import { connect, type Whence } from "../../../actions/plan/deps.ts";
import type { Planned, PlanOutcome } from "../../../actions/plan/needs.ts";
import { run } from "../../../actions/plan/run.ts";
import type { ProposeOutcome } from "../../../actions/propose/needs.ts";
import type { IdentityOptions } from "../../../local/forge/options.ts";
import type { Forge } from "../../../local/forge/server.ts";
import { call, mergePull, openPulls, proposer, sample, startAcme } from "../acme.ts";
import { type Clone, cloneOf } from "./clone.ts";

/** acme on a forge: what is merged there, and Ada's clones of it. */
export type Scene = AsyncDisposable & {
  readonly forge: Forge;
  readonly specs: Clone;
  readonly environments: Clone;
  readonly propose: () => Promise<ProposeOutcome>;
  /** Proposes, and merges every proposal. */
  readonly deploy: () => Promise<void>;
  /** The specs of the clone's head, compared with what is merged. */
  readonly plan: (options?: PlanOptions) => Promise<Planned>;
  /** Moves both repositories back to where they were in the beginning, without a proposal. */
  readonly reset: () => Promise<void>;
};

export type PlanOptions = { readonly environments?: Whence; readonly base?: string };

/** `specs`: rendered, and merged in the environments repository. */
export async function startScene(
  specs: Readonly<Record<string, string>> = sample,
  others: readonly IdentityOptions[] = [],
): Promise<Scene> {
  const forge = await startAcme({ specs, unprotected: true, others });
  const runs = await proposer(forge);
  const deploy = async (): Promise<void> => {
    await runs.propose();
    for (const { head } of await openPulls(forge)) await mergePull(forge, head.ref);
  };
  await deploy();
  const [own, other] = [await cloneOf(forge, "acme/specs"), await cloneOf(forge, "acme/environments")];
  const begun = await Promise.all([own, other].map(({ git }) => git("rev-parse", "HEAD")));
  return {
    forge,
    specs: own,
    environments: other,
    propose: runs.propose,
    deploy,
    plan: async (options) => planned(await planOf(forge, own, options)),
    reset: async () => {
      for (const [index, clone] of [own, other].entries()) await goBack(forge, clone, begun[index] ?? "");
    },
    [Symbol.asyncDispose]: async () => {
      for (const clone of [own, other]) clone[Symbol.dispose]();
      await runs[Symbol.asyncDispose]();
      await forge.close();
    },
  };
}

/** As whom the environments repository is read over the forge. */
export const readerOf = ({ url }: Forge, token = "t-plan"): Whence => ({
  kind: "server",
  server: { apiUrl: url, serverUrl: url, token },
});

/** Plans a checkout of the specs in this process. */
export async function planOf(
  forge: Forge,
  { folder: checkout, git }: Clone,
  { environments = readerOf(forge), base }: PlanOptions = {},
): Promise<PlanOutcome> {
  const commit = await git("rev-parse", "HEAD");
  const folder = join(checkout, "environments");
  await using deps = await connect({ folder, base, commit, environments, progress: () => {} });
  return await run(deps);
}

export function planned(outcome: PlanOutcome): Planned {
  if (outcome.status === "invalid") throw new Error(JSON.stringify(outcome.problems, undefined, 1));
  return outcome;
}

async function goBack(forge: Forge, { name, git }: Clone, commit: string): Promise<void> {
  const at = `/repos/${name}/git`;
  await call(forge, "PATCH", `${at}/refs/heads/main`, { sha: commit, force: true });
  const open = (await call(forge, "GET", `${at}/matching-refs/heads/landfall/`)) as { ref: string }[];
  for (const { ref } of open) await call(forge, "DELETE", `${at}/${ref}`);
  await git("checkout", "--quiet", "--force", "-B", "main", commit);
  await git("update-ref", "refs/remotes/origin/main", commit);
}
