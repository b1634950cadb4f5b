import { type Cluster, fullRepository, type Model } from "../../model/spec/model.ts";
import { serverUrl } from "../../model/spec/resolve.ts";
import { fluxNamespace } from "../flux/names.ts";
import { source } from "../flux/source.ts";
import { add, type Manifest, synthesize } from "../folder.ts";
import { commonLabels } from "../labels.ts";
import { watchedOn } from "../watched.ts";
import { fluxInstance } from "./flux-instance.ts";
import { root } from "./root.ts";
import { externalSecret, type WantedSecret, wantedSecrets } from "./secrets.ts";

/** Who installs Flux: flux-operator, or somebody did already. */
export type Installer = "flux-operator" | "flux";

export type Connection = {
  /** What must be there first: it brings the kinds that `sync` is of. */
  readonly controllers: readonly Manifest[];
  /** What tells Flux where the cluster's folder is. */
  readonly sync: readonly Manifest[];
  readonly secrets: readonly WantedSecret[];
  /** The ClusterSecretStore that has them; without one, a person creates them. */
  readonly store?: string;
};

/** Everything a cluster needs to apply its folder of the environments repository, and to tell of it. */
export function connect(model: Model, cluster: Cluster, installer: Installer): Connection {
  const { organization, environments } = model;
  const { owner, repositories } = organization.github;
  const environment = environments.get(cluster.environment);
  if (environment === undefined) throw new Error(`the cluster ${cluster.name} is in no environment`);
  const folder = `${environment.name}/${cluster.name}`;
  const server = serverUrl(organization);
  const url = `${server}/${fullRepository(organization, repositories.environments)}`;
  const { name, reporter, statusReporter } = environment;
  const watches = watchedOn(model, cluster).length > 0;
  const secrets = wantedSecrets({ environment: name, server, owner, reporter, statusReporter, watches });
  const store = environment.secretStore;
  const controllers = synthesize(commonLabels, (chart) => {
    add(chart, { apiVersion: "v1", kind: "Namespace", metadata: { name: fluxNamespace } });
    if (installer === "flux-operator") fluxInstance(chart);
  });
  const sync = synthesize(commonLabels, (chart) => {
    if (store !== undefined) for (const secret of secrets) externalSecret(chart, secret, store);
    source(chart, { url, folder });
    root(chart, folder);
  });
  return { controllers, sync, secrets, ...(store !== undefined && { store }) };
}
