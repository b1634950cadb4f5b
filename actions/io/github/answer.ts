import { UnreadableAnswer } from "./failure.ts";

/** An object's id out of an answer. Throws an `UnreadableAnswer` for anything else. */
export function shaIn(value: unknown, what: string): string {
  if (typeof value === "string" && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value)) return value;
  throw lacking(what, value);
}

/** A number that GitHub counts things by. */
export function numberIn(value: unknown, what: string): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value > 0) return value;
  throw lacking(what, value);
}

export function listIn<Item>(value: readonly Item[], what: string): readonly Item[] {
  if (Array.isArray(value)) return value;
  throw lacking(what, value);
}

const lacking = (what: string, value: unknown): Error =>
  new UnreadableAnswer(`GitHub's answer has no ${what}, but ${(JSON.stringify(value) ?? "nothing").slice(0, 60)}`);
