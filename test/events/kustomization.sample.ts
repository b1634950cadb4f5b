/** A Kustomization as the API server gives it; `ready` is its condition Ready. */
export type Sample = {
  readonly name?: string;
  readonly revision?: string;
  readonly ready?: { readonly status: string; readonly reason: string; readonly message?: string };
  readonly at?: string;
  readonly spec?: object;
  readonly metadata?: object;
  readonly status?: object;
  readonly doing?: string;
};

const applied = { status: "True", reason: "ReconciliationSucceeded", message: "Applied revision: main@sha1:…" };

/** `revision` is where Flux tried it last, and where it came to an end where it is ready. */
export function kustomization({ name = "apps-shop", revision, ready = applied, at, doing, ...rest }: Sample) {
  const time = at ?? "2026-11-20T12:00:40Z";
  const tried = revision === undefined ? {} : { lastAttemptedRevision: `main@sha1:${revision}` };
  return {
    apiVersion: "kustomize.toolkit.fluxcd.io/v1",
    kind: "Kustomization",
    metadata: { name, namespace: "flux-system", generation: 3, ...rest.metadata },
    spec: { suspend: false, ...rest.spec },
    status: {
      observedGeneration: 3,
      conditions: [
        { type: "Ready", lastTransitionTime: time, ...ready },
        ...(doing === undefined
          ? []
          : [{ type: "Reconciling", status: "True", reason: "Progressing", message: doing }]),
      ],
      inventory: {
        entries: [
          { id: "shop_shop_apps_Deployment", v: "v1" },
          { id: "shop_shop__Service", v: "v1" },
        ],
      },
      ...tried,
      ...(ready.status === "True" && revision !== undefined && { lastAppliedRevision: `main@sha1:${revision}` }),
      ...rest.status,
    },
  };
}
