import type { Released, Scene, Started } from "./forge-scene.ts";
import { checks, statuses } from "./forge-sight.ts";

/** One application on its way, whose push is reported: what Flux says of it next, and how all of it ends. */
export type OnItsWay = {
  readonly scene: Scene;
  readonly released: Released;
  readonly application: string;
  readonly applied: Started;
  readonly healthy: Started;
};

const names = ["billing", "portal", "shop"] as const;

/** Applications on their way, one after the other; a release brings three. */
export async function* onTheirWay(scene: Scene): AsyncGenerator<OnItsWay> {
  // The first one brings tenants as well.
  await scene.release(...names);
  for (;;) {
    const released = await scene.release(...names);
    {
      await using reporter = await scene.reporter();
      await reporter.report(released.push);
    }
    for (const application of names) {
      const [applied, healthy] = [
        await scene.dispatch("staging", said(application, released, "Deployment/x/x configured", 10)),
        await scene.dispatch("staging", said(application, released, "Health check passed in 1s", 12)),
      ];
      yield { scene, released, application, applied, healthy };
    }
  }
}

/** What Flux says of an application's unit, so many seconds from now. */
function said(application: string, { environments }: Released, message: string, seconds: number) {
  const timestamp = new Date(Date.now() + seconds * 1000).toISOString().replace(/\.\d+Z$/, "Z");
  return {
    event_type: `Kustomization/apps-${application}.flux-system`,
    client_payload: {
      involvedObject: { kind: "Kustomization", namespace: "flux-system", name: `apps-${application}` },
      ...{ severity: "info", reason: "Progressing", message, timestamp },
      metadata: { environment: "staging", cluster: "staging-eu", revision: `main@sha1:${environments}` },
    },
  };
}

/** What everybody sees of the application; the same text everywhere, or more than one. */
export async function told({ scene, released, application }: OnItsWay): Promise<readonly string[]> {
  const { environments, specs, applications } = released;
  const texts = [
    ...(await checks(scene.forge, environments)),
    ...(await statuses(scene.forge, "environments", environments)),
    ...(await statuses(scene.forge, "specs", specs)),
    ...(await statuses(scene.forge, application, applications[application] ?? "")),
  ];
  return [...new Set(texts.filter((text) => text.startsWith(`${application}: `)))];
}

/** What is called before a client's n-th request to GitHub's API is sent, counted from 1; what it throws, it throws ever after. */
export function before(
  n: number,
  happens: () => Promise<void>,
): { readonly fetch: typeof fetch; readonly seen: () => number } {
  let requests = 0;
  let last: Promise<void> | undefined;
  return {
    fetch: async (...request) => {
      requests += 1;
      if (requests === n) last = happens();
      await last;
      return fetch(...request);
    },
    seen: () => requests,
  };
}
