import { createHash } from "node:crypto";
import type { Chart } from "./chart.ts";

export type Content = { readonly mediaType: string; readonly digest: string; readonly bytes: Buffer };

/** What a registry has under one name. Everything but a tag is found by its digest. */
export type Repository = {
  readonly blobs: ReadonlyMap<string, Content>;
  /** By tag and by digest. */
  readonly manifests: ReadonlyMap<string, Content>;
  readonly tags: readonly string[];
};

/** The repository that `helm push` makes of a chart. https://helm.sh/docs/topics/registries/#oci-artifact-types */
export function repositoryOf({ metadata, archive }: Chart): Repository {
  const config = content("application/vnd.cncf.helm.config.v1+json", json(metadata));
  const layer = content("application/vnd.cncf.helm.chart.content.v1.tar+gzip", archive);
  const mediaType = "application/vnd.oci.image.manifest.v1+json";
  const manifest = content(
    mediaType,
    json({ schemaVersion: 2, mediaType, config: descriptor(config), layers: [descriptor(layer)] }),
  );
  // A tag cannot hold a plus: Helm pushes an underscore in its place.
  const tag = metadata.version.replaceAll("+", "_");
  return {
    blobs: new Map([config, layer].map((one) => [one.digest, one])),
    manifests: new Map([tag, manifest.digest].map((reference) => [reference, manifest])),
    tags: [tag],
  };
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

const content = (mediaType: string, bytes: Buffer): Content => ({
  mediaType,
  digest: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
  bytes,
});

const descriptor = ({ mediaType, digest, bytes }: Content) => ({ mediaType, digest, size: bytes.length });
