/** A value as it is written in a spec: text as it is, anything else as JSON, which YAML reads too. */
export const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
