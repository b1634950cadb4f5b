import { isCommitId } from "../model/names/commit.ts";
import { isLabel } from "../model/names/label.ts";
import { parseKustomizationName, printUnit } from "../model/names/unit.ts";
import type { Event } from "../model/task/event.ts";
import { cut, oneLine } from "../model/task/text.ts";
import { textAt } from "./fields.ts";
import { releaseOf } from "./flux-helm.ts";
import { meaningOf } from "./flux-message.ts";
import { goneOf } from "./flux-roster.ts";
import { type FluxSaid, parseSaid } from "./flux-said.ts";
import { type Fetched, fetchedOf } from "./flux-source.ts";

/**
 * What Flux said of a unit; where that is `roster`, of all that was removed from its cluster up to `revision`. Which digest
 * that is about, the environments repository knows: the one the unit has at `revision`; `digest`, the annotation on the
 * Kustomization, is only asked where there is no revision, since Flux may apply a new revision before it has renewed the
 * annotation. Of a Helm release it says only the digest.
 */
export type FluxEvent = Omit<Event, "about"> & {
  readonly environment: string;
  readonly unit: string;
  /** The commit of the environments repository that Flux was at work on. */
  readonly revision?: string;
  readonly digest?: string;
};

/** What Flux said of a whole cluster: whether it has fetched what its units are applied from. */
export type ClusterEvent = Fetched & {
  readonly environment: string;
  readonly cluster: string;
  /** The commit of the environments repository that the cluster has. Flux names none that it could not fetch. */
  readonly revision?: string;
  readonly at: string;
  readonly source: "flux";
};

export type ParsedFlux =
  | { readonly status: "event"; readonly event: FluxEvent }
  | { readonly status: "cluster"; readonly event: ClusterEvent }
  /** Nothing that could be told of a unit or a cluster: one sentence on why. */
  | { readonly status: "unknown"; readonly reason: string };

/**
 * Parses the `client_payload` of a `repository_dispatch` that Flux' notification controller sent: hostile until here.
 * A message of unknown meaning about a unit or a cluster of ours is an event whose state is `unknown`.
 */
export function parseFlux(payload: unknown): ParsedFlux {
  const said = parseSaid(payload);
  if (typeof said === "string") return unknown(said);
  if (said.kind === "GitRepository") return ofSource(said);
  return said.kind === "HelmRelease" ? ofRelease(said) : ofKustomization(said);
}

function ofSource({ environment, cluster, at, metadata, ...said }: FluxSaid): ParsedFlux {
  if (said.namespace !== "flux-system" || said.name !== "environments")
    return unknown(
      said.namespace === "flux-system" && said.name.startsWith("application-")
        ? `${named(said)} is an application's repository: what is new there is for track to find`
        : `${named(said)} is not where the cluster's units come from`,
    );
  const revision = revisionIn(metadata);
  const fetched = fetchedOf(said, revision.revision !== undefined);
  return { status: "cluster", event: { environment, cluster, ...revision, ...fetched, at, source: "flux" } };
}

/** Its revision is the version of a chart: of which commit it speaks, its digest says. */
function ofRelease({ environment, cluster, at, metadata, ...said }: FluxSaid): ParsedFlux {
  const { namespace: application, name } = said;
  if (name !== application || !isLabel(application)) return unknown(`${named(said)} is the release of no application`);
  const unit = printUnit({ cluster, layer: "apps", application });
  return {
    status: "event",
    event: { environment, unit, ...digestIn(metadata), ...releaseOf(said), at, source: "flux" },
  };
}

function ofKustomization({ environment, cluster, at, metadata, ...said }: FluxSaid): ParsedFlux {
  const { kind, namespace, name } = said;
  const unit = kind === "Kustomization" && namespace === "flux-system" && parseKustomizationName(cluster, name);
  if (!unit || !(unit.application === undefined || isLabel(unit.application))) {
    return unknown(`${named(said)} is the Kustomization of no unit`);
  }
  const about = { environment, unit: printUnit(unit), ...revisionIn(metadata), ...digestIn(metadata) };
  const meaning = (unit.layer === "roster" ? goneOf : meaningOf)(said);
  if (meaning === undefined) return unknown("the roster is not said to be taken or refused");
  return { status: "event", event: { ...about, ...meaning, at, source: "flux" } };
}

const unknown = (reason: string): ParsedFlux => ({ status: "unknown", reason });

const named = ({ kind, namespace, name }: Pick<FluxSaid, "kind" | "namespace" | "name">): string =>
  cut(oneLine(`${kind}/${namespace}/${name}`), 100);

/** `main@sha1:<40 hex digits>`. */
function revisionIn(metadata: unknown): { readonly revision?: string } {
  const revision = textAt(metadata, "revision", 300)?.split("@sha1:").at(-1);
  return isCommitId(revision) ? { revision } : {};
}

/** The notification controller strips the annotation's group, other senders of the same event may not. */
function digestIn(metadata: unknown): { readonly digest?: string } {
  const keys = ["unit-digest", "event.toolkit.fluxcd.io/unit-digest"];
  const digest = keys.map((key) => textAt(metadata, key, 64)).find((text) => text !== undefined);
  return digest !== undefined && /^[0-9a-f]{40,64}$/.test(digest) ? { digest } : {};
}
