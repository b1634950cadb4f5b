import { createHash } from "node:crypto";

export type Manifest = { readonly mediaType: string; readonly digest: string; readonly bytes: Buffer };

/** What a registry has under one name. */
export type ImageRepository = {
  /** By digest. */
  readonly blobs: Map<string, Buffer>;
  readonly manifests: Map<string, Manifest>;
  /** Tag -> digest. */
  readonly tags: Map<string, string>;
};

export type Store = Map<string, ImageRepository>;

export const digestOf = (bytes: Buffer): string => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

/** Made by the first push, as registries do. */
export function repositoryIn(store: Store, name: string): ImageRepository {
  const found = store.get(name) ?? { blobs: new Map(), manifests: new Map(), tags: new Map() };
  store.set(name, found);
  return found;
}
