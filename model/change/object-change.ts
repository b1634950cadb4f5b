import type { JsonMap } from "../spec/json.ts";
import type { Leaf } from "./difference.ts";

/** A Kubernetes object as Kubernetes tells it from others. */
export type ObjectId = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
};

/** Why something changes. `spec`: one of the plan's edits, by its index. */
export type Why =
  | { readonly kind: "spec"; readonly edit: number }
  /** Other changes of the same plan bring it along: a digest, a list of files. */
  | { readonly kind: "follows" }
  /** The specs said so before already, and the environment does not have it yet. */
  | { readonly kind: "earlier" }
  /** Somebody edited what Landfall rendered, and this sets it right. */
  | { readonly kind: "hand" }
  /** Another version of Landfall rendered what is there. */
  | { readonly kind: "renderer"; readonly from: string };

/** One file of an environment's folder that is not as it will be. Secret values are masked in all of it. */
export type ObjectChange = {
  readonly kind: "added" | "changed" | "deleted" | "moved";
  readonly environment: string;
  /** By `printUnit`; absent for what belongs to none, as the lock does. */
  readonly unit?: string;
  readonly cluster?: string;
  readonly application?: string;
  /** Below the environment's folder. */
  readonly path: string;
  /** Of what moved: where it was. */
  readonly from?: string;
  /** Absent where the file is no object (the lock, kustomize's own file), or none that can be read. */
  readonly object?: ObjectId;
  readonly before?: string;
  readonly after?: string;
  /** The values of both sides, where they can be read. */
  readonly was?: JsonMap;
  readonly becomes?: JsonMap;
  /** What differs between them; empty for what was added, deleted, or cannot be read. */
  readonly leaves: readonly Leaf[];
  /** Something in its texts stands for what must not be shown, so they are not the file's own. */
  readonly isMasked?: true;
  readonly why: readonly Why[];
};
