import { flux, lock, makeWorld, sha } from "./world.ts";

export const [one, two, three, four, five] = [sha("1"), sha("2"), sha("3"), sha("4"), sha("5")];
export const shop = { "staging-eu/apps/shop": "1", "staging-eu/tenants/shop": "2" };
export const cart = { "staging-eu/apps/cart": "5", "staging-eu/tenants/cart": "6" };
/** The units of which a cluster has one. */
export const steered = (digit: string) => ({ "staging-eu/flux": digit, "staging-eu/roster": digit });

export const commit = (id: string, minute: number, units: Readonly<Record<string, string>>) => ({
  sha: id,
  at: `2026-11-20T12:${minute}:00Z`,
  locks: { staging: lock(units) },
});

/** One and two: shop and cart run. Three, at 12:30: shop is removed. */
export const removed = () =>
  makeWorld([
    commit(one, 10, steered("0")),
    commit(two, 20, { ...steered("7"), ...shop, ...cart }),
    commit(three, 30, { ...steered("8"), ...cart }),
  ]);

/** What Flux sends of a tenant's Kustomization that is being deleted: the revision is that of its last success. */
export const going = (changes: object = {}) =>
  flux({
    revision: two,
    name: "tenants-shop",
    reason: "ArtifactFailed",
    message: "RoleBinding/shop/view deleted\nNamespace/shop deleted",
    timestamp: "2026-11-20T12:30:20Z",
    ...changes,
  });

const roster = "ConfigMap/flux-system/landfall-roster";

/** The cluster takes the roster of a revision: all that was removed up to it is gone. */
export const gone = (changes: object = {}) =>
  flux({
    revision: three,
    name: "roster",
    message: `${roster} configured`,
    timestamp: "2026-11-20T12:40:00Z",
    ...changes,
  });

/** The cluster refuses it, as something is still there. */
export const held = (changes: object = {}) =>
  gone({
    severity: "error",
    reason: "ReconciliationFailed",
    message: `${roster} dry-run failed (Invalid): it is forbidden: denied request: Namespace shop is still going\n`,
    timestamp: "2026-11-20T12:30:30Z",
    ...changes,
  });
