import { type Granted, type Right, rights, type Scope, whoMay } from "../spec/access.ts";
import type { Access, Model } from "../spec/model.ts";

/** A right that a person gets or loses. */
export type AccessChange = {
  readonly kind: "gained" | "lost";
  readonly person: string;
  readonly login: string;
  readonly right: Right;
  readonly environment: string;
  /** Absent: for all applications there. */
  readonly application?: string;
  /** The grant that gives it, or gave it: `by group payments`. */
  readonly reason: string;
};

/**
 * The specs as they will be, under the grants that hold while the change is looked at: those from before it, so that nobody
 * lets themselves in. Where there were none, nobody was in charge of anything yet, and the change's own count.
 */
export function underFormerGrants(before: Model, after: Model): Model {
  return before.access === undefined ? after : { ...after, access: before.access };
}

/** Who may do what in which environment that they could not before, and the other way round. */
export function accessChanges(before: Model, after: Model): readonly AccessChange[] {
  const environments = [...new Set([...before.environments.keys(), ...after.environments.keys()])].sort();
  if (says(before) === says(after)) return [];
  const applications = [...new Set([before, after].flatMap(({ access }) => named(access)))].sort();
  return environments.flatMap((environment) =>
    rights.flatMap((right) => {
      const inAll = changesIn(right, { environment }, [before, after]);
      const known = new Set(inAll.map(({ kind, person }) => `${kind} ${person}`));
      const inOne = applications.flatMap((application) =>
        changesIn(right, { environment, application }, [before, after]),
      );
      return [...inAll, ...inOne.filter(({ kind, person }) => !known.has(`${kind} ${person}`))];
    }),
  );
}

/** All that rights follow from. */
const says = ({ access, environments }: Model): string => JSON.stringify([access, [...environments.keys()]]);

/** The applications that a grant is for, and not for all of them. */
const named = (access: Access | undefined): readonly string[] =>
  (access?.grants ?? []).flatMap(({ applications }) => applications ?? []);

function changesIn(right: Right, scope: Scope, [before, after]: readonly [Model, Model]): readonly AccessChange[] {
  const [former, latter] = [granted(before, right, scope), granted(after, right, scope)];
  const change = (kind: AccessChange["kind"], { person, login, reason }: Granted): AccessChange => ({
    kind,
    person,
    login,
    right,
    ...scope,
    reason,
  });
  return [
    ...[...latter.values()].filter(({ login }) => !former.has(login)).map((one) => change("gained", one)),
    ...[...former.values()].filter(({ login }) => !latter.has(login)).map((one) => change("lost", one)),
  ];
}

/** By login: whoever it is called in the specs, that is who may. Of an environment that is not there, nobody may anything. */
const granted = ({ access, environments }: Model, right: Right, scope: Scope): ReadonlyMap<string, Granted> =>
  new Map(environments.has(scope.environment) ? whoMay(access, right, scope).map((one) => [one.login, one]) : []);
