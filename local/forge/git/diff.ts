import type { Git } from "./git.ts";

const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

export type FileStatus = "added" | "removed" | "modified" | "renamed" | "changed";
export type ChangedFile = {
  readonly path: string;
  readonly previousPath?: string;
  readonly status: FileStatus;
  readonly blob: string;
  readonly additions: number;
  readonly deletions: number;
  /** Hunks only; absent for binary files. */
  readonly patch?: string;
};

const diffTree = ["diff-tree", "-r", "-M", "--no-commit-id", "--full-index"];

/** What changed between two commits or trees; from nothing when `base` is missing. */
export async function changedFiles(git: Git, base: string | undefined, head: string): Promise<readonly ChangedFile[]> {
  const from = base ?? emptyTree;
  if (base === undefined) await git.write("tree", Buffer.alloc(0));
  const [listing, patches] = await Promise.all([
    git.output([...diffTree, "--raw", "--numstat", "--no-abbrev", "-z", from, head]),
    git.output([...diffTree, "-p", from, head]),
  ]);
  const hunks = patches.split(/^diff --git /m).slice(1);
  const { raw, counts } = parseListing(listing);
  return raw.map((file, index) => {
    const patch = hunksOf(hunks[index] ?? "");
    const [additions = 0, deletions = 0] = counts[index] ?? [];
    return { ...file, additions, deletions, ...(patch === undefined ? {} : { patch }) };
  });
}

type RawFile = Pick<ChangedFile, "path" | "previousPath" | "status" | "blob">;

/** First every `:mode mode id id S NUL path NUL [path NUL]`, then every `added TAB deleted TAB path NUL`. */
function parseListing(listing: string): { raw: readonly RawFile[]; counts: readonly (readonly number[])[] } {
  const fields = listing.split("\0").filter((field) => field !== "");
  const raw: RawFile[] = [];
  const counts: number[][] = [];
  while (fields.length > 0) {
    const field = fields.shift() ?? "";
    if (field.startsWith(":")) {
      raw.push(parseRaw(field, () => fields.shift() ?? ""));
      continue;
    }
    const [additions = "", deletions = "", path = ""] = field.split("\t");
    if (path === "") fields.splice(0, 2);
    counts.push([additions, deletions].map((count) => (count === "-" ? 0 : Number(count))));
  }
  return { raw, counts };
}

function parseRaw(field: string, nextPath: () => string): RawFile {
  const [, , before = "", after = "", letter = ""] = field.split(" ");
  const path = nextPath();
  if (letter.startsWith("R")) return { path: nextPath(), previousPath: path, status: "renamed", blob: after };
  if (letter === "D") return { path, status: "removed", blob: before };
  const status = letter === "A" ? "added" : letter === "T" ? "changed" : "modified";
  return { path, status, blob: after };
}

function hunksOf(patch: string): string | undefined {
  const start = patch.search(/^@@ /m);
  return start < 0 ? undefined : patch.slice(start).replace(/\n$/, "");
}
