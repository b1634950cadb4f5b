import { OutsideError, UserError } from "../../../model/problem.ts";
import type { Place } from "./image.ts";

/** The most bytes of a manifest that registries must take, and that are read. */
const maxBytes = 4 * 1024 * 1024;

/** An answer's bytes. Throws an `OutsideError` for more than a manifest has. */
export async function readBytes(answer: Response): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.length;
    if (length > maxBytes) throw new OutsideError(`the registry answers with more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** An answer's JSON object, empty for anything else. */
export async function readJson(answer: Response): Promise<Readonly<Record<string, unknown>>> {
  const text = (await readBytes(answer)).toString();
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

type Doing = { readonly what: string; readonly place: Place; readonly access: "read" | "write" };

/** Words an answer that is none of those hoped for: what was tried, what the registry said, what to do. */
export async function refused(answer: Response, { what, place, access }: Doing): Promise<Error> {
  const said = await saidIn(answer);
  const tried = `cannot ${what} ${place.image} (${answer.status})${said === "" ? "" : `: ${said}`}`;
  if (answer.status !== 401 && answer.status !== 403) return new OutsideError(tried);
  return new UserError(
    `${tried}; give credentials of ${place.registry} that may ${access} it (on GHCR a token with packages: ${access})`,
  );
}

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes */
async function saidIn(answer: Response): Promise<string> {
  const { errors } = await readJson(answer);
  const [first]: readonly unknown[] = Array.isArray(errors) ? errors : [];
  if (typeof first !== "object" || first === null) return "";
  const { code, message } = first as Readonly<Record<string, unknown>>;
  return [code, message]
    .filter((part) => typeof part === "string")
    .join(", ")
    .slice(0, 200);
}
