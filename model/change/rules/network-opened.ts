import type { JsonMap } from "../../spec/json.ts";
import { at, listAt, textAt } from "../at.ts";
import type { ObjectChange } from "../object-change.ts";
import type { RiskRule } from "../risk.ts";
import { ofShop } from "./example.ts";
import { allowancesOf, deniedBy, inWords, isCovered } from "./network.ts";
import { changesIn, kindOf, nameOf } from "./objects.ts";
import { addressesOf } from "./routes.ts";

export const networkOpened: RiskRule = {
  id: "network-opened",
  title: "Nobody can be reached who could not be before",
  rationale:
    "Each caller, network and address that is let through is a way in for whoever is on the other side, and a way out " +
    "for whoever has broken in.",
  link: "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
  severity: "warning",
  examples: {
    accepted: ofShop(egress("10.0.0.0/8"), egress("10.20.0.0/16")),
    rejected: ofShop(egress("10.20.0.0/16"), egress("10.0.0.0/8")),
  },
  *check(planned) {
    const changes = changesIn(planned);
    const [addresses, policies] = [formerAddresses(changes), formerPolicies(changes)];
    const namespaces = new Map(changes.filter((one) => kindOf(one) === "Namespace").map((one) => [keyOf(one), one]));
    for (const object of changes) {
      const namespace = namespaces.get(keyOf(object))?.kind;
      const ways = [
        // In a namespace that comes or goes, nobody could be reached before, or can be afterwards.
        ...(namespace === "added" || namespace === "deleted" ? [] : opened(object, policies.get(keyOf(object)))),
        ...exposed(object, addresses),
      ];
      const fix = "name only who has to be reached, on the ports that are needed";
      for (const way of ways) yield { object, message: `${nameOf(object)}: ${way}`, fix };
    }
  },
};

function opened(change: ObjectChange, former: readonly JsonMap[] = []): readonly string[] {
  if (kindOf(change) !== "NetworkPolicy") return [];
  const { was = {}, becomes = {} } = change;
  const known = former.flatMap(allowancesOf);
  // A policy that allows something and goes is one that is missed; one that only denies opens what it denied.
  const mayOpen = change.kind !== "deleted" || allowancesOf(was).length === 0;
  const lost = mayOpen ? deniedBy(was).filter((one) => !deniedBy(becomes).includes(one)) : [];
  const gained = allowancesOf(becomes).filter((one) => one.isWithin !== true && !isCovered(one, known));
  return [...lost.map((direction) => `${direction.toLowerCase()} is no longer denied`), ...gained.map(inWords)];
}

/** What answers to the outside that did not, wherever it stood. */
function exposed({ was = {}, becomes = {} }: ObjectChange, former: ReadonlySet<string>): readonly string[] {
  const isOutside = (object: JsonMap): boolean =>
    textAt(object, "kind") === "Service" &&
    (["LoadBalancer", "NodePort"].includes(String(at(object, "spec", "type"))) ||
      listAt(object, "spec", "externalIPs").length > 0);
  const hosts = addressesOf(becomes).filter((address) => !former.has(address));
  const all = hosts.map((address) => `${address} answers to everybody outside`);
  return isOutside(becomes) && !isOutside(was) ? [...all, "it is reachable from outside the cluster"] : all;
}

const keyOf = ({ environment, cluster, object }: ObjectChange): string =>
  JSON.stringify([environment, cluster, object?.kind === "Namespace" ? object.name : object?.namespace]);

const formerAddresses = (changes: readonly ObjectChange[]): ReadonlySet<string> =>
  new Set(changes.flatMap(({ was = {} }) => addressesOf(was)));

/** The network policies of each namespace as they were. */
function formerPolicies(changes: readonly ObjectChange[]): ReadonlyMap<string, readonly JsonMap[]> {
  const policies = new Map<string, JsonMap[]>();
  for (const change of changes)
    if (kindOf(change) === "NetworkPolicy" && change.was !== undefined)
      policies.set(keyOf(change), [...(policies.get(keyOf(change)) ?? []), change.was]);
  return policies;
}

function egress(cidr: string): string {
  return `egress: [{ cidr: ${cidr}, ports: [5432] }]`;
}
