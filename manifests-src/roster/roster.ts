import { fluxNamespace, rosterName } from "../flux/names.ts";
import { add, type Manifest, synthesize } from "../folder.ts";
import { commonLabels } from "../labels.ts";

/** The names of the Kustomizations of all other units of a cluster but `flux`. */
export type RosterInput = { readonly units: readonly string[] };

/**
 * The layer `roster`: one object, whose bytes change exactly where units come or go. A cluster takes it only while nothing
 * of ours is being deleted there, so that Flux, when it tells of having applied it, tells that what was removed is gone.
 */
export const roster = ({ units }: RosterInput): readonly Manifest[] =>
  synthesize(commonLabels, (chart) => {
    add(chart, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: rosterName, namespace: fluxNamespace },
      data: { units: units.map((name) => `${name}\n`).join("") },
    });
  });
