import { deliveredRepositories } from "../model/spec/delivered.ts";
import type { Cluster, Model } from "../model/spec/model.ts";
import { serverUrl } from "../model/spec/resolve.ts";
import type { Watched } from "./flux/watch.ts";

/** The applications' repositories that the cluster's Flux watches: all that are delivered, on a cluster of the tier `cicd`. */
export function watchedOn(model: Model, { environment }: Cluster): readonly Watched[] {
  if (model.environments.get(environment)?.tier !== "cicd") return [];
  return deliveredRepositories(model).map(({ repository, applications }) => ({
    application: applications[0] ?? "",
    url: `${serverUrl(model.organization)}/${repository}`,
    hasVersions: applications.some((name) => isToldByVersion(model, name)),
  }));
}

/** Flux reads a tag as a version where it is one, with or without `v`, and knows of no other forms. */
const readByFlux: readonly string[] = ["{version}", "v{version}"];

function isToldByVersion({ applications, environments }: Model, name: string): boolean {
  const application = applications.get(name);
  return (
    application !== undefined &&
    (application.tags ?? readByFlux).some((form) => readByFlux.includes(form)) &&
    Object.keys(application.environments).some((one) => environments.get(one)?.delivery?.on === "tag")
  );
}
