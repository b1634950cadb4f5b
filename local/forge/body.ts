import { invalidRequest } from "./problems.ts";

/** A JSON object whose fields nobody has looked at yet. */
export type Body = Readonly<Record<string, unknown>>;

export const isBody = (value: unknown): value is Body =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const wrongType = (name: string, value: unknown, wanted: string): Error =>
  invalidRequest(`For 'properties/${name}', ${JSON.stringify(value)} is not ${wanted}.`);

/** A text that may be missing; `null` counts as missing. */
export function optionalText(body: Body, name: string): string | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined || typeof value === "string") return value;
  throw wrongType(name, value, "a string");
}

export function text(body: Body, name: string): string {
  const value = optionalText(body, name);
  if (value === undefined) throw invalidRequest(`"${name}" wasn't supplied.`);
  return value;
}

export function optionalFlag(body: Body, name: string): boolean | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined || typeof value === "boolean") return value;
  throw wrongType(name, value, "a boolean");
}

export function optionalInteger(body: Body, name: string): number | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw wrongType(name, value, "an integer");
}

export function optionalList(body: Body, name: string): readonly unknown[] | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined || Array.isArray(value)) return value;
  throw wrongType(name, value, "an array");
}

export function optionalBody(body: Body, name: string): Body | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined || isBody(value)) return value;
  throw wrongType(name, value, "an object");
}

/** A list whose elements are objects; an empty list where it is missing. */
export const bodies = (body: Body, name: string): readonly Body[] =>
  (optionalList(body, name) ?? []).map((value, index) => {
    if (isBody(value)) return value;
    throw wrongType(`${name}/${index}`, value, "an object");
  });

/** A list of texts; `undefined` where it is missing. */
export const texts = (body: Body, name: string): readonly string[] | undefined =>
  optionalList(body, name)?.map((value, index) => {
    if (typeof value === "string") return value;
    throw wrongType(`${name}/${index}`, value, "a string");
  });

/** One of `choices`; `undefined` where it is missing. */
export function optionalChoice<Choice extends string>(
  body: Body,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = optionalText(body, name);
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  throw invalidRequest(`For 'properties/${name}', ${value} is not a member of ${JSON.stringify(choices)}.`);
}
