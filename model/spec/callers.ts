import type { ApplicationSpec } from "./documents.generated.ts";
import type { Application, Cluster, Model } from "./model.ts";
import { own } from "./own.ts";
import { runsOn } from "./placement.ts";

/** An application that is called inside the cluster, and the TCP ports it answers on. */
export type Callee = { readonly application: string; readonly ports: readonly number[] };

/** Who calls whom on one cluster, both ways, by the name of the application. */
export type Calls = {
  readonly callers: ReadonlyMap<string, readonly string[]>;
  readonly callees: ReadonlyMap<string, readonly Callee[]>;
};

/** The calls between applications that both run on the cluster. */
export function callsOn(model: Model, cluster: Cluster): Calls {
  const callers = new Map<string, readonly string[]>();
  const callees = new Map<string, readonly Callee[]>();
  for (const callee of model.applications.values()) {
    if (!runsOn(callee, cluster)) continue;
    const names = callersOf(callee, cluster.environment).filter((name) => {
      const caller = model.applications.get(name);
      return caller !== undefined && runsOn(caller, cluster);
    });
    if (names.length > 0) callers.set(callee.name, names);
    for (const name of names)
      callees.set(name, [...(callees.get(name) ?? []), { application: callee.name, ports: portsOf(callee) }]);
  }
  return { callers, callees };
}

/** The ports of the container, the main one first. */
export const portsOf = ({ port, ports = {} }: Pick<ApplicationSpec, "port" | "ports">): readonly number[] => [
  ...(port === undefined ? [] : [port]),
  ...Object.values(ports).sort((a, b) => a - b),
];

/** The applications that may call it in an environment, in order. */
export const callersOf = (application: Application, environment: string): readonly string[] =>
  [...(own(application.environments, environment)?.callers ?? application.callers ?? [])].sort();
