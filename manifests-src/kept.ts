import { parseUnit, printUnit, type UnitName } from "../model/names/unit.ts";
import type { LockedUnit } from "../model/tree/lock.ts";

/** The units of a lock, by `printUnit`; each `rendered` is the id of the folder as it stands. */
export type Standing = ReadonlyMap<string, LockedUnit>;

/** A unit that stays as it stands although nothing in the specs asks for it. */
export type KeptUnit = { readonly name: UnitName & { readonly application: string }; readonly locked: LockedUnit };

/**
 * The data on a cluster that the specs no longer speak of and never said to be retired, each with the tenant it lives
 * in: a document that was removed by mistake, or in the wrong order, takes no data with it. `wanted` are the units that
 * the specs ask for.
 */
export function keptOn(cluster: string, standing: Standing, wanted: ReadonlySet<string>): readonly KeptUnit[] {
  return [...standing].flatMap(([key, locked]) => {
    if (!key.startsWith(`${cluster}/data/`)) return [];
    const name = parseUnit(key);
    if (name?.application === undefined) return [];
    if (locked.retired === true || wanted.has(key)) return [];
    const { application } = name;
    const tenant: UnitName & { readonly application: string } = { cluster, layer: "tenants", application };
    const tenantLocked = wanted.has(printUnit(tenant)) ? undefined : standing.get(printUnit(tenant));
    return [
      { name: { ...name, application }, locked },
      ...(tenantLocked === undefined ? [] : [{ name: tenant, locked: tenantLocked }]),
    ];
  });
}
