import type { ResolvedChart } from "../../model/spec/chart.ts";
import type { JsonMap } from "../../model/spec/json.ts";
import type { Charted } from "../deployed.ts";
import { chartAccount } from "../flux/names.ts";
import { labelled, type Manifest } from "../folder.ts";

/**
 * The chart's source and its HelmRelease, whose events carry the digest of what the unit was rendered from: the version of
 * a chart does not tell which commit brought it. The release acts as an account of the application's namespace. That account cannot
 * install definitions of the whole cluster's, so Helm is told to leave them out.
 */
export function release(
  labels: Readonly<Record<string, string>>,
  { application, chart }: Charted,
  digest: string,
): readonly Manifest[] {
  const metadata = { name: application, namespace: application };
  const source = sourceOf(chart);
  const annotations = { "event.toolkit.fluxcd.io/unit-digest": digest };
  const object = (apiVersion: string, kind: string, spec: JsonMap, more: JsonMap = {}): Manifest =>
    labelled(labels, { apiVersion, kind, metadata: { ...metadata, ...more }, spec });
  return [
    object("source.toolkit.fluxcd.io/v1", source.kind, source.spec),
    object(
      "helm.toolkit.fluxcd.io/v2",
      "HelmRelease",
      {
        interval: "60m",
        // One attempt is over before the Kustomization gives up.
        timeout: "4m",
        serviceAccountName: chartAccount,
        ...chartOf(application, chart),
        install: { crds: "Skip", remediation: { retries: 2 } },
        upgrade: { crds: "Skip", cleanupOnFail: true, remediation: { retries: 2, strategy: "rollback" } },
        driftDetection: {
          mode: "enabled",
          // An autoscaler of the chart's own has the last word on these.
          ignore: [{ paths: ["/spec/replicas"] }],
        },
        values: chart.values,
      },
      { annotations },
    ),
  ];
}

const isOci = ({ url }: ResolvedChart): boolean => url.startsWith("oci://");

function sourceOf(chart: ResolvedChart): { readonly kind: string; readonly spec: JsonMap } {
  const { url, version } = chart;
  if (!isOci(chart)) return { kind: "HelmRepository", spec: { url, interval: "60m" } };
  return {
    kind: "OCIRepository",
    spec: {
      url,
      interval: "60m",
      // A tag cannot hold a plus: Helm pushes an underscore in its place.
      ref: { tag: version.replaceAll("+", "_") },
      layerSelector: { mediaType: "application/vnd.cncf.helm.chart.content.v1.tar+gzip", operation: "copy" },
    },
  };
}

function chartOf(application: string, chart: ResolvedChart): JsonMap {
  if (isOci(chart)) return { chartRef: { kind: "OCIRepository", name: application } };
  const { name, version } = chart;
  return { chart: { spec: { chart: name, version, sourceRef: { kind: "HelmRepository", name: application } } } };
}
