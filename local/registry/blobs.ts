import { randomUUID } from "node:crypto";
import { type Answer, type Asked, refuse } from "./answer.ts";
import { digestOf, repositoryIn, type Store } from "./store.ts";

/** What has been sent of blobs that are not finished, by upload. */
export type Uploads = Map<string, Buffer>;

export function readBlob(store: Store, { name, reference, method }: Asked): Answer {
  if (method !== "GET" && method !== "HEAD") return refuse(405, "UNSUPPORTED", `${method} is not served`);
  const bytes = store.get(name)?.blobs.get(reference);
  if (bytes === undefined) return refuse(404, "BLOB_UNKNOWN", `${name} has no blob ${reference}`);
  const headers = { "content-type": "application/octet-stream", "docker-content-digest": reference };
  return { status: 200, headers, bytes };
}

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-blobs */
export function upload(store: Store, uploads: Uploads, asked: Asked): Answer {
  const { method, name, reference: id, query, body } = asked;
  const digest = query.get("digest");
  if (method === "POST") {
    if (digest !== null) return keep(store, { name, digest, bytes: body });
    const fresh = randomUUID();
    uploads.set(fresh, Buffer.alloc(0));
    return { status: 202, headers: { location: `/v2/${name}/blobs/uploads/${fresh}` } };
  }
  const before = uploads.get(id);
  if (before === undefined) return refuse(404, "BLOB_UPLOAD_UNKNOWN", `there is no upload ${id}`);
  const bytes = Buffer.concat([before, body]);
  if (method === "PATCH") {
    uploads.set(id, bytes);
    return { status: 202, headers: { location: `/v2/${name}/blobs/uploads/${id}`, range: `0-${bytes.length - 1}` } };
  }
  if (method !== "PUT") return refuse(405, "UNSUPPORTED", `${method} is not served`);
  uploads.delete(id);
  return keep(store, { name, digest: digest ?? "", bytes });
}

type Blob = { readonly name: string; readonly digest: string; readonly bytes: Buffer };

function keep(store: Store, { name, digest, bytes }: Blob): Answer {
  if (digestOf(bytes) !== digest) return refuse(400, "DIGEST_INVALID", `the bytes are not those of ${digest}`);
  repositoryIn(store, name).blobs.set(digest, bytes);
  return { status: 201, headers: { location: `/v2/${name}/blobs/${digest}`, "docker-content-digest": digest } };
}
