import type { Source } from "../../model/names/source.ts";
import type { Problem } from "../../model/problem.ts";
import type { Build } from "../../model/release/build.ts";
import type { CommitStatus } from "../../model/release/build-status.ts";
import type { Memory } from "../../model/release/memory.ts";
import type { State } from "../../model/release/remark.ts";
import type { RemoteRefs } from "../io/git/refs.ts";
import type { KnownRepository } from "../io/github/known-repository.ts";
import type { Registry } from "../io/registry.ts";

export type TrackInputs = {
  readonly memory: Memory;
  /** A commit that is built though it failed before. */
  readonly asked?: Source | undefined;
  /** The most builds of a run. */
  readonly most: number;
  /** The login that reports; by default that of the organization's App. */
  readonly identity?: string | undefined;
};

/** The specs as they are now; without a source where they are a folder of this machine. */
export type Specs = { readonly files: ReadonlyMap<string, Uint8Array>; readonly source?: Source };

/** What a run looks at. Repositories are `owner/name`, commits full ids. */
export type TrackDeps = {
  readonly specs: () => Promise<Specs>;
  readonly known: (repository: string, before?: KnownRepository) => Promise<KnownRepository | undefined>;
  readonly refs: (repository: string) => Promise<RemoteRefs>;
  /** Newest first. */
  readonly statuses: (repository: string, commit: string) => Promise<readonly CommitStatus[]>;
  readonly isBehind: (repository: string, commit: string, tip: string) => Promise<boolean>;
  readonly digestOf: Registry["digestOf"];
  /** The time by GitHub's clock, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly progress: (text: string) => void;
};

export type TrackOutcome =
  | { readonly status: "invalid"; readonly problems: readonly Problem[] }
  | {
      readonly status: "tracked";
      readonly source?: Source;
      readonly builds: readonly Build[];
      readonly states: readonly State[];
      readonly memory: Memory;
    };
