import type { Json, JsonMap } from "../../spec/json.ts";
import { at, listAt, textAt } from "../at.ts";
import type { RiskRule } from "../risk.ts";
import { amountAt, isLess } from "./amounts.ts";
import { ofShop } from "./example.ts";
import { alteredIn, nameOf } from "./objects.ts";
import { containersIn, podOf } from "./pods.ts";

export const storageChanged: RiskRule = {
  id: "storage-changed",
  title: "Data stays where it is and has the room that it had",
  rationale:
    "Storage never shrinks and never changes its class: what asks for that is refused, or keeps the old one for ever. A " +
    "volume that is mounted elsewhere leaves the application with an empty folder where its files were.",
  link: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims",
  severity: "error",
  examples: {
    accepted: ofShop(uploads("/uploads", "10Gi"), uploads("/uploads", "20Gi")),
    rejected: ofShop(uploads("/uploads", "10Gi"), uploads("/data/uploads", "10Gi")),
  },
  *check(planned) {
    for (const { change, was, becomes } of alteredIn(planned))
      for (const what of [...shrunkIn(was, becomes), ...reclassedIn(was, becomes), ...movedIn(was, becomes)])
        yield {
          object: change,
          message: `${nameOf(change)}: ${what}`,
          fix: "make a new volume beside it and move the data, or leave it as it is",
        };
  },
};

/** Where claims and databases say how much they hold. */
const sizes = [
  ["spec", "resources", "requests", "storage"],
  ["spec", "storage", "size"],
  ["spec", "walStorage", "size"],
];

function* shrunkIn(was: JsonMap, becomes: JsonMap): Generator<string> {
  for (const path of sizes)
    if (isLess(amountAt(was, ...path), amountAt(becomes, ...path)))
      yield `${at(was, ...path)} cannot be made ${at(becomes, ...path)}`;
}

/** A claim's own class is a field that Kubernetes never changes, which another rule tells. */
function* reclassedIn(was: JsonMap, becomes: JsonMap): Generator<string> {
  for (const storage of ["storage", "walStorage"]) {
    const [from, to] = [was, becomes].map((object) => at(object, "spec", storage, "storageClass") ?? "the default");
    if (was["kind"] === "Cluster" && from !== to) yield `its instances stay in the storage class ${from}, not ${to}`;
  }
}

function* movedIn(was: JsonMap, becomes: JsonMap): Generator<string> {
  const [former, latter] = [mountsIn(was), mountsIn(becomes)];
  for (const [claim, path] of former) {
    const to = latter.get(claim);
    if (to !== undefined && to !== path) yield `${claim} is found at ${to} and no longer at ${path}`;
  }
}

/** Claim -> where the containers find it. */
function mountsIn(object: JsonMap): ReadonlyMap<string, string> {
  const claims = listAt(podOf(object), "volumes").flatMap((volume): [Json, string][] => {
    const claim = textAt(volume, "persistentVolumeClaim", "claimName");
    return claim === undefined ? [] : [[at(volume, "name"), claim]];
  });
  const mounts = [...containersIn(object).values()].flatMap((container) => listAt(container, "volumeMounts"));
  return new Map(
    claims.map(([name, claim]) => [
      claim,
      [...new Set(mounts.filter((one) => at(one, "name") === name).map((one) => textAt(one, "mountPath")))].join(", "),
    ]),
  );
}

function uploads(path: string, size: string): string {
  return `volumes: { uploads: { path: ${path}, size: ${size}, shared: true } }`;
}
