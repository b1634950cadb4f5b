import type { Content, Repository } from "./repository.ts";

export type Repositories = ReadonlyMap<string, Repository>;
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
};

type Code = "BLOB_UNKNOWN" | "MANIFEST_UNKNOWN" | "NAME_UNKNOWN" | "UNSUPPORTED";

/**
 * What a registry answers to `GET` of a path, and with it to `HEAD`.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#endpoints
 */
export function answer(repositories: Repositories, { method, path }: Asked): Answer {
  if (method !== "GET" && method !== "HEAD") return refused(405, "UNSUPPORTED", `${method} is not served`);
  if (path === "/v2/" || path === "/v2") return asJson(200, {});
  const {
    name = "",
    kind,
    reference = "",
  } = /^\/v2\/(?<name>.+)\/(?<kind>manifests|blobs|tags)\/(?<reference>[^/]+)$/.exec(path)?.groups ?? {};
  const repository = repositories.get(name);
  if (repository === undefined) return refused(404, "NAME_UNKNOWN", `there is no repository "${name}"`);
  if (kind === "tags") return asJson(200, { name, tags: repository.tags });
  if (kind === "blobs")
    return found(repository.blobs.get(reference), "BLOB_UNKNOWN", `${name} has no blob ${reference}`);
  return found(repository.manifests.get(reference), "MANIFEST_UNKNOWN", `${name} has no manifest ${reference}`);
}

type Asked = { readonly method: string; readonly path: string };

function found(content: Content | undefined, code: Code, message: string): Answer {
  if (content === undefined) return refused(404, code, message);
  const { mediaType, digest, bytes } = content;
  return { status: 200, headers: { "content-type": mediaType, "docker-content-digest": digest }, bytes };
}

const refused = (status: number, code: Code, message: string): Answer =>
  asJson(status, { errors: [{ code, message }] });

const asJson = (status: number, body: unknown): Answer => ({
  status,
  headers: { "content-type": "application/json" },
  bytes: Buffer.from(JSON.stringify(body)),
});
