import type { Scalar } from "yaml";
import { unwritable } from "./characters.ts";
import type { Fault } from "./fault.ts";

type Wrong = Omit<Fault, "offset">;

/** What is wrong with a value as it is written: what cannot be written again, or other readers of YAML take for something else. */
export function wrongWith({ value, source, type }: Scalar.Parsed): Wrong | undefined {
  if (typeof value === "number") return asNumber(value, source);
  if (typeof value !== "string") return undefined;
  return unwritable(value) ?? (type === "PLAIN" ? asPlain(value) : undefined);
}

/** A number as every reader of YAML knows it. */
export const usualNumber = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** The most digits of which a number keeps every one. */
export const maxDigits = 15;

function asNumber(value: number, source: string): Wrong | undefined {
  const quoted = `quote it: "${short(source)}"`;
  if (!Number.isFinite(value)) return { message: `${short(source)} is no number that a spec can mean`, fix: quoted };
  if (source.replace(/\D/g, "").length > maxDigits && usualNumber.test(source))
    return { message: `${short(source)} has more digits than a number keeps`, fix: quoted };
  if (usualNumber.test(source)) return undefined;
  return { message: `${short(source)} is not the same number to every reader`, fix: `write ${value}, or ${quoted}` };
}

/** The words and numbers of YAML 1.1, which YAML 1.2 reads as text. */
const yes = /^(?:y|Y|yes|Yes|YES|on|On|ON)$/;
const no = /^(?:n|N|no|No|NO|off|Off|OFF)$/;
const numbers = /^[-+]?(?:[0-9][0-9_]*(?::[0-5]?[0-9])+|0b[01_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)(?:\.[0-9_]*)?$/;

function asPlain(value: string): Wrong | undefined {
  const quoted = `quote it: "${short(value)}"`;
  if (yes.test(value))
    return { message: `${value} is text to some readers, and true to others`, fix: `write true, or ${quoted}` };
  if (no.test(value))
    return { message: `${value} is text to some readers, and false to others`, fix: `write false, or ${quoted}` };
  if (!numbers.test(value)) return undefined;
  return { message: `${short(value)} is text to some readers, and a number to others`, fix: quoted };
}

const short = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59)}…`);
