import type { State } from "../model/task/steps.ts";
import { cut, oneLine } from "../model/task/text.ts";
import { type FluxMessage, maxMessageLength } from "./flux-meaning.ts";

/** What a message of a source means for its cluster: whether it has the commit. */
export type Fetched = {
  readonly step: "fetched";
  readonly state: State;
  readonly reason: string;
  readonly message: string;
};

/** Everything source-controller 1.9 says of a GitRepository it could not fetch, verify or keep. */
const failures = [
  "AcquireLockFailed",
  "ArchiveOperationFailed",
  "AuthenticationFailed",
  "CacheOperationFailed",
  "CopyFailure",
  "DirectoryCreationFailed",
  "EmptyGitRepository",
  "Failed",
  "FeatureGateDisabled",
  "GitOperationFailed",
  "IllegalPath",
  "InvalidCommitSignature",
  "InvalidGitObject",
  "InvalidPath",
  "InvalidProviderConfiguration",
  "InvalidTagSignature",
  "InvalidVerificationMode",
  "PatchOperationFailed",
  "ReadOperationFailed",
  "SourceIgnoreError",
  "StatOperationFailed",
  "URLInvalid",
  "VerificationError",
];

/**
 * What Flux says of the environments repository; `hasRevision` is whether it says at which commit. It says so of a new
 * artifact, and of the same one once fetching works again. A failure names no commit.
 */
export function fetchedOf({ severity, reason, message }: FluxMessage, hasRevision: boolean): Fetched {
  const state = severity === "error" ? errorOf(reason) : severity === "info" ? infoOf(reason, message) : "unknown";
  const isSure = state !== "done" || hasRevision;
  return {
    step: "fetched",
    state: isSure ? state : "unknown",
    reason,
    message: cut(oneLine(message), maxMessageLength),
  };
}

function errorOf(reason: string): State {
  // A copy that was damaged is fetched again at once, and if that works nothing more is said.
  if (reason === "ArtifactVerificationFailed") return "running";
  return failures.includes(reason) ? "failed" : "unknown";
}

const infoOf = (reason: string, message: string): State =>
  (reason === "NewArtifact" || reason === "Succeeded") && message.startsWith("stored artifact for commit '")
    ? "done"
    : "unknown";
