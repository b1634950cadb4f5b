/** Keys whose values are words or times of ours, parsed or made by nobody else. */
const closed = new Set(["status", "kind", "word", "severity", "state", "step", "at", "isIn"]);

/** The value with each text of others in it replaced; a field that is new in a sample is replaced from then on. */
export const fill = <Value>(value: Value, by: (text: string) => string): Value => filled(value, by) as Value;

function filled(value: unknown, by: (text: string) => string): unknown {
  if (typeof value === "string") return by(value);
  if (Array.isArray(value)) return value.map((entry) => filled(entry, by));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, isClosed(key, entry) ? entry : filled(entry, by)]),
  );
}

/** An event's source is one of ours, a task's names a repository and a commit. */
const isClosed = (key: string, value: unknown): boolean =>
  closed.has(key) || (key === "source" && typeof value === "string");
