import { UserError } from "../../../model/problem.ts";

/** Where an image is kept, by the distribution API. */
export type Place = {
  /** As people call it: `ghcr.io/acme/shop`. */
  readonly image: string;
  /** `ghcr.io`, as credentials name it. */
  readonly registry: string;
  /** `https://ghcr.io`. */
  readonly origin: string;
  /** `acme/shop`. */
  readonly name: string;
};

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests */
const namePart = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const imagePattern = new RegExp(`^([a-z0-9.-]+(?::[0-9]{1,5})?)/(${namePart}(?:/${namePart})*)$`);

/** Docker Hub answers at another host than it is called by. */
const hub = "docker.io";

/** The image's place; plain http only on this machine. Throws a `UserError` for what names no registry. */
export function placeOf(image: string): Place {
  const [, registry = "", name = ""] = (image.length <= 255 && imagePattern.exec(image)) || [];
  if (registry === "" || !/[.:]|^localhost$/.test(registry))
    throw new UserError(`${JSON.stringify(image)} is no image of a registry: write one such as ghcr.io/acme/shop`);
  const isHub = registry === hub;
  return {
    image,
    registry,
    origin: `${isLoopback(registry) ? "http" : "https"}://${isHub ? "registry-1.docker.io" : registry}`,
    name: isHub && !name.includes("/") ? `library/${name}` : name,
  };
}

export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3})(:\d+)?$/.test(host);

/** Whether a registry may send us there: by https, or from this machine to itself. */
export const mayLead = (from: string, to: URL): boolean =>
  to.protocol === "https:" ||
  (to.protocol === "http:" && isLoopback(to.host) && isLoopback(new URL(from).host) && to.username === "");

/** An address that a registry names; `undefined` for what is none. */
export const addressIn = (text: string | null | undefined, from?: string): URL | undefined =>
  typeof text === "string" && URL.canParse(text, from) ? new URL(text, from) : undefined;
