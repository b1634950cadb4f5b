import { createHash } from "node:crypto";

/** How an image behaves on the nodes, by the start of its digest: `local/control-plane/stages/pod.yaml`. */
const behaviours = { ready: "", slow: "51005100", neverReady: "0bad0bad", crashing: "c4a5c4a5" } as const;

/** The digest of an image that behaves so; another for another `name`. */
export const digestOf = (name: string, behaviour: keyof typeof behaviours = "ready"): string => {
  const start = behaviours[behaviour];
  const hash = createHash("sha256").update(name).digest("hex");
  return `sha256:${start}${hash.slice(start.length)}`;
};

/** A Release's text with another image of an application. */
export const withImage = (text: string, application: string, digest: string): string =>
  text.replace(new RegExp(`( {4}${application}:\\n {6}digest: )\\S+`), `$1${digest}`);
