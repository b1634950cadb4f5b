import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseFlux } from "../../events/flux.ts";
import { payload as ofUnit, revision } from "./flux.sample.ts";

/** As `notify` of source-controller 1.9.3 has it sent. */
const payload = {
  ...ofUnit,
  involvedObject: {
    ...ofUnit.involvedObject,
    kind: "GitRepository",
    name: "environments",
    apiVersion: "source.toolkit.fluxcd.io/v1",
  },
  message: "stored artifact for commit 'staging: shop 1.4.2 (#12)'",
  reason: "NewArtifact",
  metadata: { revision: `main@sha1:${revision}`, environment: "staging", cluster: "staging-eu" },
  reportingController: "source-controller",
};

const said = (changes: object) => {
  const parsed = parseFlux({ ...payload, ...changes });
  assert.is(parsed.status, "cluster", JSON.stringify(parsed));
  return parsed.status === "cluster" ? parsed.event : undefined;
};

/** `ErrorActionHandler` sends an error without a revision. */
const failed = (reason: string, message: string) => {
  const { revision: _none, ...metadata } = payload.metadata;
  return said({ severity: "error", reason, message, metadata });
};

const source = suite("what Flux says of the environments repository");

source("a new artifact means that the cluster has fetched the commit", () => {
  assert.equal(said({}), {
    environment: "staging",
    cluster: "staging-eu",
    revision,
    step: "fetched",
    state: "done",
    reason: "NewArtifact",
    message: "stored artifact for commit 'staging: shop 1.4.2 (#12)'",
    at: "2026-11-20T12:00:00Z",
    source: "flux",
  });
});

source("so does the artifact it had, once fetching works again", () => {
  assert.is(said({ reason: "Succeeded" })?.state, "done");
});

source("a commit's message can claim no other state, nor another line", () => {
  const event = said({ message: "stored artifact for commit 'x'\nfailed to checkout\u202e'" });
  assert.equal([event?.state, event?.message], ["done", "stored artifact for commit 'x' failed to checkout '"]);
});

/** From gitrepository_controller.go; the last of pkg/git and its transport. */
const errors: readonly (readonly [string, string])[] = [
  [
    "GitOperationFailed",
    "failed to checkout and determine revision: unable to clone 'https://github.com/acme/environments': repository not found",
  ],
  ["GitOperationFailed", "failed to sparse checkout directories : path 'staging/staging-eu' does not exist"],
  [
    "AuthenticationFailed",
    "failed to get secret 'flux-system/landfall-environments': secrets \"landfall-environments\" not found",
  ],
  [
    "AuthenticationFailed",
    "failed to configure authentication options: invalid 'https' auth option: 'password' requires 'username' to be set",
  ],
  ["InvalidProviderConfiguration", "secretRef with github app data must be specified when provider is set to github"],
  [
    "FeatureGateDisabled",
    "to use spec.serviceAccountName for provider authentication please enable the ObjectLevelWorkloadIdentity feature gate in the controller",
  ],
  ["URLInvalid", "failed to parse url 'https://%': invalid URL escape"],
  ["EmptyGitRepository", "git repository is empty"],
  ["InvalidCommitSignature", "signature verification of commit '0123' failed: unable to verify"],
  ["VerificationError", 'public keys secret error: secrets "keys" not found'],
  ["DirectoryCreationFailed", "failed to create temporary working directory: no space left on device"],
  ["ArchiveOperationFailed", "unable to archive artifact to storage: no space left on device"],
  ["SourceIgnoreError", "failed to load source ignore patterns from repository: permission denied"],
  ["Failed", "failed to acquire lock for artifact: file exists"],
];
for (const [reason, message] of errors) {
  source(`${reason} means that fetching failed, of which commit nobody knows: ${message.slice(0, 40)}`, () => {
    const event = failed(reason, message);
    assert.equal([event?.step, event?.state, event?.reason, event?.message], ["fetched", "failed", reason, message]);
    assert.not.ok(Object.hasOwn(event ?? {}, "revision"));
  });
}

source("a damaged copy is fetched again, and has failed only if that fails", () => {
  const message = "failed to verify integrity of artifact: computed digest doesn't match 'sha256:0'";
  assert.is(failed("ArtifactVerificationFailed", message)?.state, "running");
});

const unclear: readonly (readonly [string, object])[] = [
  [
    "an error of another reason",
    { severity: "error", reason: "GarbageCollectionFailed", message: "garbage collection failed" },
  ],
  [
    "another reason",
    { reason: "ArtifactUpToDate", message: "artifact up-to-date with remote revision: 'main@sha1:0'" },
  ],
  ["another message", { message: "stored fetched files" }],
  ["a severity nobody knows", { severity: "trace" }],
  ["a success that names no commit", { metadata: { ...payload.metadata, revision: "main" } }],
];
for (const [what, changes] of unclear) {
  source(`${what} is of no known state, and is told as it was said`, () => {
    const message = "message" in changes ? changes.message : payload.message;
    const event = said(changes);
    assert.equal([event?.state, event?.message], ["unknown", message]);
  });
}

const object = (changes: object) => ({ involvedObject: { ...payload.involvedObject, ...changes } });
for (const [what, changes] of [
  ["another repository", object({ name: "podinfo" })],
  ["a repository of another namespace", object({ namespace: "shop" })],
  ["no cluster", { metadata: { ...payload.metadata, cluster: "../production" } }],
] as const)
  source(`of ${what} nothing is told`, () => assert.is(parseFlux({ ...payload, ...changes }).status, "unknown"));

source("of an application's repository nothing is told, and the reason says who looks at it", () => {
  for (const name of ["application-shop", "application-shop.tags"]) {
    const parsed = parseFlux({ ...payload, ...object({ name }) });
    const reason = `GitRepository/flux-system/${name} is an application's repository: what is new there is for track to find`;
    assert.equal(parsed, { status: "unknown", reason });
  }
});

source("whatever else is said, only a stored artifact of a commit is a success", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom("info", "error"), fc.string(), (reason, severity, message) => {
      const parsed = parseFlux({ ...payload, reason, severity, message });
      assert.ok(parsed.status === "unknown" || parsed.event.state !== "done");
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(payload)), fc.jsonValue(), (key, value) => {
      assert.type(parseFlux({ ...payload, [key]: value }).status, "string");
    }),
  );
});

source.run();
