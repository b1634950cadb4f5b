import { specLimits } from "../../model/spec/limits.ts";
import { unseenIn } from "./characters.ts";
import type { Fault } from "./fault.ts";

const { fileBytes } = specLimits;

/** The text of a file, or why it is none. */
export function decode(bytes: Uint8Array): string | Fault {
  if (bytes.length > fileBytes)
    return {
      offset: 0,
      message: `the file has more than ${fileBytes / 1024} KiB, which is the most that is read`,
      fix: "put its documents into several files",
    };
  const sound = decodeSound(bytes);
  const text = sound ?? new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  if (text.startsWith("\uFEFF"))
    return { offset: 0, message: "the file starts with a byte order mark", fix: "save it as UTF-8 without one" };
  if (sound === undefined)
    return {
      offset: Math.max(0, text.indexOf("\uFFFD")),
      message: "the file is not UTF-8",
      fix: "save it as UTF-8",
    };
  return unseenIn(text) ?? text;
}

/** The text again, of bytes that `decode` was content with, or whatever of it can be read. */
export const decodeAnyway = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, fileBytes));

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of what is UTF-8 throughout. */
function decodeSound(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}
