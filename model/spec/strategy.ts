import type { Override } from "./documents.generated.ts";
import { sorted } from "./own.ts";

/**
 * How a new image takes over. `rolling` is only there where the specs say so: it may follow upon blue/green, and so makes room
 * for what that has left. An application whose specs say nothing is rolled out as well, and has no strategy at all.
 */
export type Strategy = { readonly kind: "rolling" } | BlueGreen;

export type BlueGreen = {
  readonly kind: "blueGreen";
  readonly checks: number;
  readonly intervalSeconds: number;
  /** After so many looks that failed, the new image is given up. */
  readonly failures: number;
  /** Addresses that are asked, by name. */
  readonly gates: Readonly<Record<string, string>>;
};

type Said = Pick<Override, "strategy" | "blueGreen">;
type Names = { readonly application: string; readonly environment: string };

/** An override replaces single fields of `blueGreen`, all the gates together. */
export function strategyOf(inherited: Said, override: Said, names: Names): Strategy | undefined {
  const kind = override.strategy ?? inherited.strategy;
  if (kind !== "blueGreen") return kind && { kind };
  const {
    checks = 3,
    intervalSeconds = 30,
    failures = 2,
    gates = {},
  } = { ...inherited.blueGreen, ...override.blueGreen };
  const named = Object.entries(gates).map(([name, url]): [string, string] => [name, withNames(url, names)]);
  return { kind, checks, intervalSeconds, failures, gates: sorted(Object.fromEntries(named)) };
}

const withNames = (url: string, { application, environment }: Names): string =>
  url.replaceAll("{application}", application).replaceAll("{environment}", environment);
