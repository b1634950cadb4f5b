import type { Facts, SettingsFacts } from "../../../model/setup/facts.ts";
import type { Finding } from "../../../model/setup/finding.ts";
import { roles } from "../../../model/setup/role.ts";
import type { Seen } from "../../../model/setup/seen.ts";

/** A finding without the name of its check. */
export type Verdict = Omit<Finding, "check">;

/** One thing that must hold, wherever it must. */
export type Check = { readonly id: string; readonly look: (facts: Facts) => Iterable<Verdict> };

type Fix = NonNullable<Finding["fix"]>;

export const fine = (subject: string, says: string): Verdict => ({ subject, state: "fine", says });
export const wrong = (subject: string, says: string, fix: Fix): Verdict => ({ subject, state: "wrong", says, fix });
export const notChecked = (subject: string, says: string): Verdict => ({ subject, state: "not checked", says });

/** Judges what was seen; what was not is no verdict. Without `ifMissing`, what is missing could not be seen either. */
export function judge<Value>(
  subject: string,
  fact: Seen<Value>,
  judged: { readonly ifSeen: (value: Value) => Verdict; readonly ifMissing?: () => Verdict },
): Verdict {
  if (fact.status === "seen") return judged.ifSeen(fact.value);
  if (fact.status === "hidden") return notChecked(subject, fact.reason);
  return judged.ifMissing?.() ?? notChecked(subject, "GitHub shows nothing of it to this token");
}

/** Judges each of the three repositories; one that is not there is told of once, by the check that looks for it. */
export function* eachOf(
  { settings }: Facts,
  judgeOne: (repository: SettingsFacts) => Verdict | undefined,
): Generator<Verdict> {
  for (const role of roles) {
    const repository = settings[role];
    const verdict =
      repository.is.status === "seen"
        ? judgeOne(repository)
        : notChecked(repository.asked, "the repository could not be looked at");
    if (verdict !== undefined) yield verdict;
  }
}

/** A page of a repository's settings. */
export const settingsPage = ({ serverUrl }: Facts, repository: string, page: string): string =>
  `${serverUrl}/${repository}/settings/${page}`.replace(/\/$/, "");
