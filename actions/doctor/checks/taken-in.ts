import type { Facts } from "../../../model/setup/facts.ts";
import { roles } from "../../../model/setup/role.ts";
import { type Takes, takenBy } from "../../../model/setup/workflows.ts";

/** What the workflows of one of the three repositories take from its settings, by GitHub environment. */
export function takenIn({ settings, workflows }: Facts, repository: string): readonly Takes[] {
  const role = roles.find((one) => settings[one].asked === repository);
  return takenBy(role === undefined ? [] : [...workflows[role]].map(([path, text]) => ({ path, text })));
}
