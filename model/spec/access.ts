import type { Grant, Person } from "./documents.generated.ts";
import type { Access } from "./model.ts";
import { own } from "./own.ts";

/** What may be granted: to read what runs, to propose changes to the specs, to accept them, to act on what runs. */
export const rights = ["view", "edit", "approve", "operate"] as const;
export type Right = (typeof rights)[number];

/** What is asked about: an environment, and one application in it or, without that, all of them. */
export type Scope = { readonly environment: string; readonly application?: string };

/** A person who may, and why: `by group payments`, or `by name`. */
export type Granted = {
  readonly person: string;
  readonly login: string;
  readonly email: string;
  readonly reason: string;
};

/** Everybody who has the right there, by name; each once, with the first grant that gives it. */
export function whoMay(access: Access | undefined, right: Right, scope: Scope): readonly Granted[] {
  const granted = new Map<string, Granted>();
  for (const grant of access?.grants ?? []) {
    if (!grant.rights.includes(right) || !covers(grant, scope)) continue;
    for (const [person, reason] of peopleOf(access, grant)) {
      const known = access && own<Person>(access.people, person);
      if (known === undefined || granted.has(person)) continue;
      granted.set(person, { person, login: known.github, email: known.email, reason });
    }
  }
  return [...granted.values()].sort((a, b) => (a.person < b.person ? -1 : 1));
}

/** Whether the person may, and why; `undefined`: no grant says so, and nothing else gives a right. */
export const may = (
  access: Access | undefined,
  { person, right, ...scope }: Scope & { readonly person: string; readonly right: Right },
): Granted | undefined => whoMay(access, right, scope).find((one) => one.person === person);

/** The people whose review counts for a change to the environment. */
export const approversOf = (access: Access | undefined, environment: string): readonly Granted[] =>
  whoMay(access, "approve", { environment });

/** A grant for some applications says nothing of all of them. */
const covers = ({ environments, applications }: Grant, { environment, application }: Scope): boolean =>
  (environments === undefined || environments.includes(environment)) &&
  (applications === undefined || (application !== undefined && applications.includes(application)));

function peopleOf(access: Access | undefined, { group, person }: Grant): readonly (readonly [string, string])[] {
  const members = group === undefined ? [] : (own(access?.groups ?? {}, group)?.people ?? []);
  return [
    ...(person === undefined ? [] : [[person, "by name"] as const]),
    ...members.map((name) => [name, `by group ${group}`] as const),
  ];
}
