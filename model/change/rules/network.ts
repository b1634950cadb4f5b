import type { Json, JsonMap } from "../../spec/json.ts";
import { at, listAt, mapAt, textAt } from "../at.ts";
import { isList } from "../difference.ts";
import { contains } from "./cidr.ts";

/** One peer that the selected pods may hear from or talk to, on one port. What is no `cidr` is only compared and told. */
export type Allowance = {
  readonly direction: "ingress" | "egress";
  readonly pods: string;
  readonly peer: string;
  /** The peer is in the pods' own namespace, which is the application's alone. */
  readonly isWithin?: true;
  /** Of a peer that is a network without exceptions. */
  readonly cidr?: string;
  readonly port: string;
};

const anybody = "anybody";
const everyPort = "every port";

/** All that a network policy allows. */
export const allowancesOf = (policy: JsonMap): readonly Allowance[] =>
  (["ingress", "egress"] as const).flatMap((direction) =>
    listAt(policy, "spec", direction).flatMap((rule) => {
      const peers = orAll(at(rule, direction === "ingress" ? "from" : "to"), peerOf, { peer: anybody });
      const ports = orAll(at(rule, "ports"), portOf, everyPort);
      const pods = JSON.stringify(at(policy, "spec", "podSelector"));
      return peers.flatMap((peer) => ports.map((port) => ({ direction, pods, ...peer, port })));
    }),
  );

/** The directions in which a policy denies what no policy allows. */
export function deniedBy(policy: JsonMap): readonly string[] {
  const types = listAt(policy, "spec", "policyTypes").map(String);
  if (types.length > 0) return types;
  return at(policy, "spec") === undefined ? [] : ["Ingress", ...(at(policy, "spec", "egress") ? ["Egress"] : [])];
}

/** Whether what is allowed was allowed before already, by something that says as much or more. */
export const isCovered = (one: Allowance, former: readonly Allowance[]): boolean =>
  former.some(
    ({ direction, pods, peer, cidr, port }) =>
      direction === one.direction &&
      (pods === one.pods || pods === "{}") &&
      (port === one.port || port === everyPort) &&
      (peer === one.peer ||
        peer === anybody ||
        (cidr !== undefined && one.cidr !== undefined && contains(cidr, one.cidr))),
  );

export const inWords = ({ direction, peer, port }: Allowance): string =>
  direction === "ingress" ? `${peer} may call it on ${port}` : `it may call ${peer} on ${port}`;

/** No list, and an empty one, stand for everything there is. */
const orAll = <Item>(list: Json, of: (item: Json) => Item, all: Item): readonly Item[] =>
  isList(list) && list.length > 0 ? list.map(of) : [all];

function peerOf(peer: Json): Pick<Allowance, "peer" | "cidr" | "isWithin"> {
  const cidr = textAt(peer, "ipBlock", "cidr");
  if (cidr !== undefined) {
    const except = listAt(peer, "ipBlock", "except");
    return except.length === 0 ? { peer: cidr, cidr } : { peer: `${cidr} but ${except.join(", ")}` };
  }
  const [namespaces, pods] = [at(peer, "namespaceSelector"), at(peer, "podSelector")];
  const named = textAt(namespaces, "matchLabels", "kubernetes.io/metadata.name");
  const isNamedAlone = named !== undefined && Object.keys(mapAt(namespaces, "matchLabels")).length === 1;
  const where = isNamedAlone ? `the namespace ${named}` : namespaces && `namespaces like ${JSON.stringify(namespaces)}`;
  const which = pods === undefined ? undefined : `pods like ${JSON.stringify(pods)}`;
  return {
    peer: [which, where].filter((one) => one !== undefined).join(" in "),
    ...(where === undefined && { isWithin: true }),
  };
}

function portOf(port: Json): string {
  const [number, end] = [at(port, "port"), at(port, "endPort")];
  const protocol = textAt(port, "protocol") ?? "TCP";
  return number === undefined ? `every ${protocol} port` : `${protocol} ${number}${end === undefined ? "" : `-${end}`}`;
}
