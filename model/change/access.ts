import type { Right } from "../spec/access.ts";

/** A right that a person gets or loses. */
export type AccessChange = {
  readonly kind: "gained" | "lost";
  readonly person: string;
  readonly login: string;
  readonly right: Right;
  readonly environment: string;
  /** Absent: of all applications there. */
  readonly application?: string;
  /** The grant that gives it, or gave it: `by group payments`. */
  readonly reason: string;
};
