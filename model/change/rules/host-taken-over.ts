import type { ObjectChange } from "../object-change.ts";
import type { RiskRule } from "../risk.ts";
import { application, image, release, specs } from "./example.ts";
import { addressesOf } from "./routes.ts";

const routed = (shop: string, billing: string): string =>
  specs(
    application(`routes: [${shop}]\nenvironments: { production: {} }`),
    application(`routes: [${billing}]\nenvironments: { production: {} }`, "billing"),
    release(`${image()}\n${image("billing")}`),
  );

const [own, other, pay] = ["shop", "billing", "pay"].map((name) => `{ host: ${name}.acme.example }`);

export const hostTakenOver: RiskRule = {
  id: "host-taken-over",
  title: "An address goes on leading where it led",
  rationale:
    "Whoever answers at an address gets the sessions and the secrets of those who call it: a route that moves to another " +
    "application is a decision of both of their owners.",
  link: "https://doc.traefik.io/traefik/routing/routers/",
  severity: "error",
  examples: {
    accepted: { before: routed(`${own}, ${pay}`, `${other}`), after: routed(`${own}`, `${other}`) },
    rejected: { before: routed(`${own}, ${pay}`, `${other}`), after: routed(`${own}`, `${other}, ${pay}`) },
  },
  *check({ environments }) {
    for (const { objects } of environments) {
      const [former, latter] = [holdersOf(objects, "was"), holdersOf(objects, "becomes")];
      for (const [key, holders] of latter)
        for (const object of holders) {
          const isOld = former.get(key)?.some((one) => ownerOf(one) === ownerOf(object)) === true;
          const isOthers = (one: ObjectChange): boolean => ownerOf(one) !== ownerOf(object);
          const [twin, other] = [holders.find(isOthers), former.get(key)?.find(isOthers)];
          const whose = twin !== undefined ? `, and to ${ownerOf(twin)} too` : other && ` instead of ${ownerOf(other)}`;
          if (isOld || whose === undefined) continue;
          const address = key.slice(key.indexOf(" ") + 1);
          yield {
            object,
            message: `${address} leads to ${ownerOf(object)}${whose}`,
            fix: "choose another host or path, or have both owners agree",
          };
        }
    }
  },
};

/** Whose namespace an address leads to. */
const ownerOf = ({ application, object }: ObjectChange): string => application ?? object?.namespace ?? "nobody";

/** By cluster and address: what leads it somewhere. */
function holdersOf(objects: readonly ObjectChange[], side: "was" | "becomes"): ReadonlyMap<string, ObjectChange[]> {
  const holders = new Map<string, ObjectChange[]>();
  for (const object of objects)
    for (const address of new Set(addressesOf(object[side] ?? {}))) {
      const key = `${object.cluster} ${address}`;
      holders.set(key, [...(holders.get(key) ?? []), object]);
    }
  return holders;
}
