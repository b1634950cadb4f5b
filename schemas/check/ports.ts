import type { Verdict } from "../../model/rule.ts";
import type { ApplicationSpec } from "../../model/spec/documents.generated.ts";
import type { Level } from "../rules/fields.ts";
import { didYouMean } from "./closest.ts";

type Fault = Omit<Verdict, "place">;

/** The name of `spec.port`. */
const main = "http";

/** A container listens on a port once, under one name, and `http` is the one of its main port. */
export function* checkPorts({ port, ports = {} }: ApplicationSpec): Generator<Fault> {
  const taken = new Map(port === undefined ? [] : [[port, "spec.port"]]);
  for (const [name, number] of Object.entries(ports)) {
    const path = ["spec", "ports", name];
    const other = taken.get(number);
    taken.set(number, `spec.ports.${name}`);
    if (other !== undefined)
      yield {
        path,
        message: `${number} is the number of ${other} already`,
        fix: "choose another number, or remove one",
      };
    if (name === main && port !== undefined)
      yield { path, at: "key", message: `${main} is the name of spec.port`, fix: "choose another name" };
  }
}

/** A route leads to a port that there is. */
export function* checkRoutedPorts({ ports = {} }: ApplicationSpec, [path, fields]: Level): Generator<Fault> {
  for (const [index, { port }] of (fields.routes ?? []).entries()) {
    if (port === undefined || Object.hasOwn(ports, port)) continue;
    const message = `there is no port "${port}" among spec.ports`;
    yield { path: [...path, "routes", index, "port"], message, ...didYouMean(port, Object.keys(ports)) };
  }
}
