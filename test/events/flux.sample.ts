import * as assert from "uvu/assert";
import { parseFlux } from "../../events/flux.ts";

export const revision = "0123456789abcdef0123456789abcdef01234567";
export const digest = "d".repeat(64);

/** As Flux' notification controller posts it. */
export const payload = {
  involvedObject: {
    kind: "Kustomization",
    namespace: "flux-system",
    name: "apps-shop",
    uid: "a1b2",
    apiVersion: "kustomize.toolkit.fluxcd.io/v1",
    resourceVersion: "1234",
  },
  severity: "info",
  timestamp: "2026-11-20T12:00:00Z",
  message: "Health check passed in 27.8ms",
  reason: "Progressing",
  metadata: {
    revision: `main@sha1:${revision}`,
    environment: "staging",
    cluster: "staging-eu",
    "unit-digest": digest,
  },
  reportingController: "kustomize-controller",
  reportingInstance: "kustomize-controller-0",
};

/** What the payload with these changes says, which must be something. */
export const eventOf = (changes: object) => {
  const parsed = parseFlux({ ...payload, ...changes });
  assert.is(parsed.status, "event", JSON.stringify(parsed));
  return parsed.status === "event" ? parsed.event : undefined;
};
