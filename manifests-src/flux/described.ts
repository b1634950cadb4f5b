import type { ApplicationLayer } from "../../model/names/unit.ts";

/** A unit that the cluster's Flux is told to apply; `rendered` is the id of its folder's Git tree. */
export type Described = {
  readonly layer: ApplicationLayer;
  readonly application: string;
  readonly rendered: string;
  /** Only of a unit of the layer `data`. */
  readonly data?: DescribedData;
  /** Only of a unit of the layer `apps`, of an application for which a strategy was named. */
  readonly rollout?: DescribedRollout;
};

/** `isProtected`: nothing of it is ever pruned. `hasDatabase`: there is one whose health can be waited for. */
export type DescribedData = { readonly isProtected: boolean; readonly hasDatabase: boolean };

/** `alongside`: what is waited for beside the Deployments. */
export type DescribedRollout = { readonly alongside: readonly ObjectReference[] } & (
  | { readonly kind: "rolling" }
  | {
      readonly kind: "blueGreen";
      /** What the primary's pods are to be of. */
      readonly revision: string;
      readonly timeoutSeconds: number;
    }
);

export type ObjectReference = { readonly apiVersion: string; readonly kind: string; readonly name: string };
