import { labelled, type Manifest, synthesize } from "../folder.ts";
import { commonLabels } from "../labels.ts";
import { accountManifest } from "../service-account.ts";
import { commitStatuses } from "./commit-statuses.ts";
import type { Described } from "./described.ts";
import { kustomization } from "./kustomization.ts";
import { accountOf, fluxNamespace } from "./names.ts";
import { notification } from "./notification.ts";
import { roles } from "./roles.ts";
import { roster } from "./roster.ts";
import { source } from "./source.ts";
import { type Watched, watch } from "./watch.ts";

/** What a cluster's Flux is told. `environmentsUrl` and `eventsUrl` are repositories' addresses without `.git`. */
export type FluxInput = {
  readonly environment: string;
  readonly cluster: string;
  readonly environmentsUrl: string;
  readonly eventsUrl: string;
  readonly units: readonly Described[];
  /** The applications there that are Helm charts. */
  readonly charts: readonly string[];
  /** Whether its Flux writes commit statuses. */
  readonly writesStatuses?: true;
  /** The applications' repositories that it watches, where it does. */
  readonly watched?: readonly Watched[];
  /** The id of the Git tree of the unit `roster`. */
  readonly roster: string;
};

/** The layer `flux`: the source, a Kustomization per unit, the accounts they act as, and where events go. */
export function flux(input: FluxInput): readonly Manifest[] {
  const { environment, cluster, environmentsUrl, eventsUrl, units, charts } = input;
  const folder = `${environment}/${cluster}`;
  const shared = synthesize(commonLabels, (chart) => {
    source(chart, { url: environmentsUrl, folder });
    roles(chart);
    notification(chart, { url: eventsUrl, environment, cluster, charts });
    if (input.writesStatuses === true) commitStatuses(chart, { url: environmentsUrl, environment, cluster });
    if (input.watched !== undefined) watch(chart, input.watched, { environment, cluster });
    roster(chart, { folder, rendered: input.roster });
  });
  const withData = new Set(units.filter(({ layer }) => layer === "data").map(({ application }) => application));
  const perUnit = units.flatMap((unit) => {
    const { layer, application } = unit;
    const hasData = withData.has(application);
    const told = kustomization(folder, unit, hasData);
    if (layer !== "tenants") return [told];
    // Beside the tenant rather than the application: with its account gone, Flux would forget an application that is
    // no longer deployed instead of deleting its objects.
    const accounts = (hasData ? (["apps", "data"] as const) : (["apps"] as const)).map((one) =>
      accountManifest({ name: accountOf(one, application), namespace: fluxNamespace }),
    );
    return [told, ...accounts];
  });
  return [...shared, ...perUnit.map((one) => labelled(commonLabels, one))];
}
