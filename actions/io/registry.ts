import { createHash } from "node:crypto";
import { OutsideError, UserError } from "../../model/problem.ts";
import { type Patience, patienceOf } from "./clock.ts";
import { readBytes, refused } from "./registry/answer.ts";
import type { Credentials } from "./registry/authorize.ts";
import { placeOf } from "./registry/image.ts";
import { type Ask, openAsk } from "./registry/open-ask.ts";

/** Registries of images, by the OCI distribution API. Images are as in the specs: `ghcr.io/acme/shop`. */
export type Registry = {
  /** The digest of what a tag, or a digest, of the image stands for; `undefined` where there is no such one. */
  readonly digestOf: (image: string, reference: string) => Promise<string | undefined>;
  /** Gives the image of that digest one more tag. One that is there is never moved: `other` where it is another image's. */
  readonly tag: (image: string, digest: string, tag: string) => Promise<"tagged" | "same" | "other">;
};

export type RegistryOptions = Partial<Patience> & {
  /** Whom each registry knows us as; nobody by default. */
  readonly credentials?: readonly Credentials[];
  readonly fetch?: typeof fetch;
  /** Seconds that an answer may take. Default 30. */
  readonly timeoutSeconds?: number;
};

/** Whom a registry knows us as, by `REGISTRY_USERNAME` and `REGISTRY_PASSWORD`; nobody where either is missing. */
export function registryCredentialsIn(environment: NodeJS.ProcessEnv, registry: string): readonly Credentials[] {
  const { REGISTRY_USERNAME: username, REGISTRY_PASSWORD: password } = environment;
  return username && password ? [{ registry, username, password }] : [];
}

export function openRegistry(options: RegistryOptions = {}): Registry {
  const { credentials = [], fetch: send = fetch, timeoutSeconds = 30 } = options;
  const ask = openAsk({ fetch: send, patience: patienceOf(options), timeoutSeconds }, credentials);
  return {
    digestOf: (image, reference) => digestOf(ask, image, reference),
    tag: (image, digest, tag) => tagAs(ask, image, { digest, tag }),
  };
}

/** Whatever builds an image makes one of these: an index where it is for more than one platform. */
const accept = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

const isDigest = (text: string | null): text is string => text !== null && /^sha256:[0-9a-f]{64}$/.test(text);
const isTag = (text: string): boolean => /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(text);

async function digestOf(ask: Ask, image: string, reference: string): Promise<string | undefined> {
  if (!isTag(reference) && !isDigest(reference))
    throw new UserError(`${JSON.stringify(reference)} is no tag of an image`);
  const place = placeOf(image);
  const what = { path: `manifests/${reference}`, actions: "pull", headers: { accept } } as const;
  const answer = await ask(place, { ...what, method: "HEAD" });
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw await refused(answer, { what: "look up", place, access: "read" });
  const digest = answer.headers.get("docker-content-digest");
  return isDigest(digest) ? digest : (await manifestOf(ask, image, reference))?.digest;
}

type Manifest = { readonly digest: string; readonly mediaType: string; readonly bytes: Buffer<ArrayBuffer> };

async function manifestOf(ask: Ask, image: string, reference: string): Promise<Manifest | undefined> {
  const place = placeOf(image);
  const path = `manifests/${reference}`;
  const answer = await ask(place, { method: "GET", path, actions: "pull", headers: { accept } });
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw await refused(answer, { what: "read", place, access: "read" });
  const bytes = await readBytes(answer);
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  return { digest, mediaType: answer.headers.get("content-type") ?? "", bytes };
}

type Tagging = { readonly digest: string; readonly tag: string };

async function tagAs(ask: Ask, image: string, { digest, tag }: Tagging): Promise<"tagged" | "same" | "other"> {
  if (!isTag(tag)) throw new UserError(`${JSON.stringify(tag)} cannot be the tag of an image`);
  if (!isDigest(digest)) throw new UserError(`${JSON.stringify(digest)} is no digest of an image`);
  const found = await digestOf(ask, image, tag);
  if (found !== undefined) return found === digest ? "same" : "other";
  const manifest = await manifestOf(ask, image, digest);
  if (manifest === undefined) throw new UserError(`${image} has no image ${digest}: build it first`);
  if (manifest.digest !== digest) throw new OutsideError(`${image} gives other bytes than those of ${digest}`);
  const place = placeOf(image);
  const answer = await ask(place, {
    method: "PUT",
    path: `manifests/${tag}`,
    actions: "pull,push",
    headers: { "content-type": manifest.mediaType },
    body: manifest.bytes,
  });
  if (answer.status !== 201) throw await refused(answer, { what: `tag ${tag} in`, place, access: "write" });
  // Another may have put its own there since we looked: whoever was last has it.
  return (await digestOf(ask, image, tag)) === digest ? "tagged" : "other";
}
