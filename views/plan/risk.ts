import type { Risk } from "../../model/change/plan.ts";

/** What the risk is, with where it is, as far as its own words leave that out. */
export function riskText({ message, environment, application }: Risk): string {
  const missing = [environment, application].filter((name) => name !== undefined && !message.includes(name));
  return missing.length === 0 ? message : `${missing.join(", ")}: ${message}`;
}

/** `a, b or c`; of more names than fit a sentence, how many. */
export function anyOf(names: readonly string[], most = 8): string {
  const [shown, more] = [names.slice(0, most), names.length - most];
  if (more > 0) return `${shown.join(", ")} or one of ${more} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
}
