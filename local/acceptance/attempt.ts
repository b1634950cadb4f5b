import type { Kubectl } from "../control-plane/kubectl.ts";
import type { Given } from "./emit.ts";

/** An object that the API server took. */
export type Accepted = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
};

/** What the API server says of objects: what it would keep, what it refuses and why, and what it warns of. */
export type Verdict = {
  readonly accepted: readonly Accepted[];
  readonly refused: readonly string[];
  readonly warnings: readonly string[];
};

/**
 * Has the API server judge the objects in files as it would for real, and keep none of them: server-side apply with no
 * field that it does not know. `as` is the account that asks; without one, the administrator.
 */
export async function attempt(kubectl: Kubectl, files: readonly string[], as?: string): Promise<Verdict> {
  const who = as === undefined ? [] : [`--as=${as}`];
  const how = ["--server-side", "--force-conflicts", "--dry-run=server", "--validate=strict", "--output=json"];
  try {
    const { out, warnings } = await kubectl.run(...who, "apply", ...how, ...files.map(filename));
    const said: Accepted & { readonly items?: readonly Accepted[] } = JSON.parse(out);
    return { accepted: said.items ?? [said], refused: [], warnings };
  } catch (error) {
    const lines = stderrOf(error)
      .split("\n")
      .filter((line) => line !== "");
    const isWarning = (line: string): boolean => line.startsWith("Warning:");
    return {
      accepted: [],
      refused: lines.filter((line) => !isWarning(line)),
      warnings: lines.filter(isWarning),
    };
  }
}

/** What kubectl said; throws what is no answer of its. */
function stderrOf(error: unknown): string {
  if (error instanceof Error && "stderr" in error && typeof error.stderr === "string") return error.stderr;
  throw error;
}

export type Judged = { readonly given: Given; readonly verdict: Verdict };

/** Cluster by cluster: the namespaces of one have the labels that it says while its other objects are judged. */
export async function judge(kubectl: Kubectl, all: readonly Given[]): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const given of all) {
    if (given.namespaces.length > 0)
      await kubectl.run("apply", "--server-side", "--force-conflicts", ...given.namespaces.map(filename));
    judged.push({ given, verdict: await attempt(kubectl, given.manifests) });
  }
  return judged;
}

const filename = (file: string): string => `--filename=${file}`;
