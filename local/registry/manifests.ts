import { type Answer, type Asked, asJson, refuse } from "./answer.ts";
import { digestOf, repositoryIn, type Store } from "./store.ts";

const isTag = (text: string): boolean => /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(text);

export function listTags(store: Store, { name }: Asked): Answer {
  const repository = store.get(name);
  if (repository === undefined) return refuse(404, "NAME_UNKNOWN", `there is no repository "${name}"`);
  return asJson(200, { name, tags: [...repository.tags.keys()].sort() });
}

export function manifest(store: Store, asked: Asked): Answer {
  if (asked.method === "PUT") return keep(store, asked);
  const { method, name, reference } = asked;
  if (method !== "GET" && method !== "HEAD") return refuse(405, "UNSUPPORTED", `${method} is not served`);
  const repository = store.get(name);
  if (repository === undefined) return refuse(404, "NAME_UNKNOWN", `there is no repository "${name}"`);
  const found = repository.manifests.get(repository.tags.get(reference) ?? reference);
  if (found === undefined) return refuse(404, "MANIFEST_UNKNOWN", `${name} has no manifest ${reference}`);
  const headers = { "content-type": found.mediaType, "docker-content-digest": found.digest };
  return { status: 200, headers, bytes: found.bytes };
}

function keep(store: Store, { name, reference, mediaType, body }: Asked): Answer {
  const digest = digestOf(body);
  const isByTag = isTag(reference);
  if (!isByTag && reference !== digest) return refuse(400, "DIGEST_INVALID", `the bytes are not those of ${reference}`);
  const parts = partsOf(body);
  if (parts === undefined) return refuse(400, "MANIFEST_INVALID", "that is no manifest");
  const repository = repositoryIn(store, name);
  const missing = parts.find((part) => !repository.blobs.has(part) && !repository.manifests.has(part));
  if (missing !== undefined) return refuse(404, "MANIFEST_BLOB_UNKNOWN", `${name} has no blob ${missing}`);
  repository.manifests.set(digest, { mediaType, digest, bytes: body });
  if (isByTag) repository.tags.set(reference, digest);
  return { status: 201, headers: { location: `/v2/${name}/manifests/${digest}`, "docker-content-digest": digest } };
}

type Described = { readonly digest?: unknown };

/** The digests of what an image, or an index of images, consists of; `undefined` for anything else. */
function partsOf(body: Buffer): readonly string[] | undefined {
  try {
    const { schemaVersion, config, layers, manifests } = JSON.parse(body.toString());
    if (schemaVersion !== 2) return undefined;
    const parts: readonly Described[] = [config, layers, manifests].flat().filter((part) => part !== undefined);
    const digests = parts.map(({ digest }) => digest);
    return digests.every((digest) => typeof digest === "string") ? digests : undefined;
  } catch {
    return undefined;
  }
}
