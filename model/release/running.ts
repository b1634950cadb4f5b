import type { Application, Environment, Model } from "../spec/model.ts";
import { own } from "../spec/own.ts";
import { environmentsOf } from "../spec/resolve.ts";
import { parseVersion, type Version } from "./version.ts";

/** What an environment's Release says of an application. */
export type Running = {
  readonly environment: string;
  readonly version?: Version;
  /** As it is written, which need not be a version. */
  readonly named?: string;
  readonly commit?: string;
};

/** What runs where versions go, and where every push goes. */
export type RunningIn = { readonly tagged: readonly Running[]; readonly pushed: readonly Running[] };

export function runningIn(model: Model, application: Application): RunningIn {
  const all = environmentsOf(application).flatMap((name) => model.environments.get(name) ?? []);
  const on = (kind: "push" | "tag") => all.filter(({ delivery }) => delivery?.on === kind);
  // Where people write every Release themselves, versions go to production all the same.
  const tagged = on("tag").length > 0 ? on("tag") : all.filter(({ tier }) => tier === "production");
  const said = (environments: readonly Environment[]) =>
    environments.flatMap(({ name }) => runningAt(model, application.name, name) ?? []);
  return { tagged: said(tagged), pushed: said(on("push")) };
}

function runningAt(model: Model, application: string, environment: string): Running | undefined {
  const release = [...model.releases.values()].find((one) => one.environment === environment);
  const deployment = release && own(release.applications, application);
  if (deployment === undefined) return undefined;
  const { version: named, commit } = deployment;
  const version = named === undefined ? undefined : parseVersion(named.replace(/^v(?=\d)/, ""));
  return {
    environment,
    ...(named !== undefined && { named }),
    ...(version !== undefined && { version }),
    ...(commit !== undefined && { commit }),
  };
}
