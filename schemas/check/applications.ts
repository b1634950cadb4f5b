import type { Finding } from "../../model/problem.ts";
import type { Verdict } from "../../model/rule.ts";
import type { ApplicationDocument, ApplicationSpec } from "../../model/spec/documents.generated.ts";
import { type Level, levels } from "../rules/fields.ts";
import { type Catalog, ofKind } from "./catalog.ts";
import { didYouMean } from "./closest.ts";
import { checkDelivery } from "./delivery.ts";
import { checkPatches } from "./patches.ts";
import { checkVariables } from "./variables.ts";

/** What is wrong within one application. */
type Fault = Omit<Verdict, "place">;

/** What no schema can say of an application: fields that need or exclude one another. */
export function* checkApplications(catalog: Catalog): Generator<Finding> {
  for (const { place, document } of ofKind(catalog, "Application"))
    for (const fault of faultsOf(document)) yield { rule: "schema", severity: "error", place, ...fault };
}

function* faultsOf({ spec }: ApplicationDocument): Generator<Fault> {
  yield* checkDelivery(spec);
  yield* checkPorts(spec);
  yield* checkVolumes(spec);
  for (const level of levels(spec)) {
    yield* checkRoutePorts(spec, level);
    yield* checkVariables(spec, level);
    yield* checkPatches(level);
  }
}

/** Each port has one name, and `http` is the one of the main port. */
function* checkPorts({ port: main, ports = {} }: ApplicationSpec): Generator<Fault> {
  const names = new Map(main === undefined ? [] : [[main, "port"]]);
  for (const [name, port] of Object.entries(ports)) {
    const path = ["spec", "ports", name];
    const other = names.get(port);
    if (other !== undefined) yield { path, message: `${port} is the number of ${other} already`, fix: "remove one" };
    names.set(port, other ?? `ports.${name}`);
    if (name === "http")
      yield { path, at: "key", message: "http is the name of spec.port", fix: "choose another name" };
  }
}

/** A route leads to a port that there is. */
function* checkRoutePorts({ ports = {} }: ApplicationSpec, [path, fields]: Level): Generator<Fault> {
  for (const [index, { port }] of (fields.routes ?? []).entries()) {
    if (port === undefined || Object.hasOwn(ports, port)) continue;
    const message = `there is no port "${port}" among spec.ports`;
    yield { path: [...path, "routes", index, "port"], message, ...didYouMean(port, Object.keys(ports)) };
  }
}

/** Two volumes at one path would hide one another, and every application has a /tmp of its own. */
function* checkVolumes({ volumes = {} }: ApplicationSpec): Generator<Fault> {
  const taken = ["/tmp"];
  for (const [name, { path }] of Object.entries(volumes)) {
    const other = taken.find((one) => `${path}/`.startsWith(`${one}/`) || `${one}/`.startsWith(`${path}/`));
    taken.push(path);
    if (other === undefined) continue;
    const message = `${path} and ${other} lie inside one another`;
    yield { path: ["spec", "volumes", name, "path"], message, fix: "choose another path" };
  }
}
