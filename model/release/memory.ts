import { isCommitId, isRepositoryName } from "../names/commit.ts";

/** What is remembered of a repository from one run to the next. Nothing of it decides what is built. */
export type Remembered = {
  /** What it was called, `owner/name`. */
  readonly name: string;
  readonly isArchived: boolean;
  /** When GitHub last changed it, as GitHub says it: asked again with that, it need not answer. */
  readonly modified?: string;
  /** Its default branch. */
  readonly branch?: string;
  /** `<commit> <tip>` -> whether the one is behind the other. */
  readonly ancestry: Readonly<Record<string, boolean>>;
};

/** By the name that the specs have for it. */
export type Memory = ReadonlyMap<string, Remembered>;

const version = 1;

export const printMemory = (memory: Memory): string =>
  `${JSON.stringify({ version, repositories: Object.fromEntries([...memory].sort()) })}\n`;

/** `undefined` for anything that `printMemory` never prints: then everything is asked anew. */
export function parseMemory(value: unknown): Memory | undefined {
  if (!isRecord(value) || value["version"] !== version || !isRecord(value["repositories"])) return undefined;
  const entries = Object.entries(value["repositories"]);
  const memory = new Map<string, Remembered>();
  for (const [name, one] of entries) {
    if (!isRepositoryName(name) || !isRemembered(one)) return undefined;
    memory.set(name, one);
  }
  return memory;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isShort = (value: unknown): boolean => value === undefined || (typeof value === "string" && value.length <= 300);

function isRemembered(value: unknown): value is Remembered {
  if (!isRecord(value)) return false;
  const { name, isArchived, modified, branch, ancestry } = value;
  return (
    isRepositoryName(name) &&
    typeof isArchived === "boolean" &&
    isShort(modified) &&
    (modified === undefined || !Number.isNaN(Date.parse(String(modified)))) &&
    isShort(branch) &&
    isRecord(ancestry) &&
    Object.entries(ancestry).every(([key, is]) => key.split(" ").every(isCommitId) && typeof is === "boolean")
  );
}
