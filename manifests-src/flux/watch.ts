import type { Chart } from "cdk8s";
import { add } from "../folder.ts";
import { applicationSource, applicationsSecret, fluxNamespace, tagsSource } from "./names.ts";
import { type Notification, providerName } from "./notification.ts";

/**
 * A repository that is watched, named after the first of the applications that come out of it. `url` is its address without
 * `.git`; `hasVersions`: its tags are watched too.
 */
export type Watched = { readonly application: string; readonly url: string; readonly hasVersions: boolean };

const name = "landfall-applications";

/**
 * Of the whole repository, only the files that say which commit a ref is at. Flux tells of a new artifact where its bytes
 * are others: with nothing in it they never are, and with the repository's own files an empty commit would not show.
 */
const onlyRefs = { branch: "/*\n!/.git/refs/heads/main\n", tags: "/*\n!/.git/refs/tags/**\n" } as const;

/**
 * Has Flux look at the applications' repositories, and dispatch that `main` is at a new commit or that there is a higher
 * version. That is a trigger and nothing more: a branch of another name and a lower version are found by schedule.
 */
export function watch(
  chart: Chart,
  watched: readonly Watched[],
  { environment, cluster }: Pick<Notification, "environment" | "cluster">,
): void {
  const sources = watched.flatMap(({ application, url, hasVersions }) => [
    { name: applicationSource(application), url, ref: { branch: "main" }, ignore: onlyRefs.branch },
    ...(hasVersions
      ? [{ name: tagsSource(application), url, ref: { semver: ">=0.0.0-0" }, ignore: onlyRefs.tags }]
      : []),
  ]);
  for (const { name, ...what } of sources)
    add(chart, {
      apiVersion: "source.toolkit.fluxcd.io/v1",
      kind: "GitRepository",
      metadata: { name, namespace: fluxNamespace },
      spec: { ...what, interval: "1m", secretRef: { name: applicationsSecret } },
    });
  add(chart, {
    apiVersion: "notification.toolkit.fluxcd.io/v1beta3",
    kind: "Alert",
    metadata: { name, namespace: fluxNamespace },
    spec: {
      providerRef: { name: providerName },
      eventSources: sources.map(({ name }) => ({ kind: "GitRepository", name, namespace: fluxNamespace })),
      eventSeverity: "info",
      // That a repository cannot be reached, or has no tag yet, is no reason to run a workflow each minute.
      inclusionList: ["^stored artifact for commit '"],
      eventMetadata: { environment, cluster },
    },
  });
}
