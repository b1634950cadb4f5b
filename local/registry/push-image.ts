import { gzipSync } from "node:zlib";
import { tar } from "../control-plane/registry/tar.ts";
import type { Login } from "./gate.ts";
import { digestOf } from "./store.ts";

export type PushedImage = {
  /** `127.0.0.1:5000`. */
  readonly registry: string;
  /** `acme/shop`. */
  readonly repository: string;
  readonly tag: string;
  /** What the image's one file says: other text is another digest. */
  readonly layerText: string;
  readonly login?: Login;
};

const manifestType = "application/vnd.oci.image.manifest.v1+json";

/**
 * Pushes a real, tiny image of one file, as a builder does, and gives its digest. The same text gives the same digest.
 * https://github.com/opencontainers/image-spec/blob/main/manifest.md
 */
export async function pushImage({ registry, repository, tag, layerText, login }: PushedImage): Promise<string> {
  const at = `http://${registry}/v2/${repository}`;
  const headers = await signedIn({ registry, repository, login });
  const archive = tar([{ path: "app/text", bytes: Buffer.from(layerText) }]);
  const layer = gzipSync(archive);
  const config = json({
    architecture: "amd64",
    os: "linux",
    config: { Cmd: ["/app/text"] },
    rootfs: { type: "layers", diff_ids: [digestOf(archive)] },
  });
  for (const bytes of [layer, config]) {
    const url = `${at}/blobs/uploads/?digest=${digestOf(bytes)}`;
    await sent(url, { method: "POST", headers, body: new Uint8Array(bytes) });
  }
  const manifest = json({
    schemaVersion: 2,
    mediaType: manifestType,
    config: descriptor("application/vnd.oci.image.config.v1+json", config),
    layers: [descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer)],
  });
  const typed = { ...headers, "content-type": manifestType };
  await sent(`${at}/manifests/${tag}`, { method: "PUT", headers: typed, body: new Uint8Array(manifest) });
  return digestOf(manifest);
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const descriptor = (mediaType: string, bytes: Buffer) => ({ mediaType, digest: digestOf(bytes), size: bytes.length });

async function sent(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${init.method ?? "GET"} ${url}: ${answer.status} ${await answer.text()}`);
  return answer;
}

type SignIn = Pick<PushedImage, "registry" | "repository"> & { readonly login: Login | undefined };

async function signedIn({ registry, repository, login }: SignIn): Promise<Record<string, string>> {
  if (login === undefined) return {};
  const basic = Buffer.from(`${login.username}:${login.password}`).toString("base64");
  const scope = `repository:${repository}:pull,push`;
  const answer = await sent(`http://${registry}/token?service=loopback&scope=${scope}`, {
    headers: { authorization: `Basic ${basic}` },
  });
  return { authorization: `Bearer ${((await answer.json()) as { token: string }).token}` };
}
