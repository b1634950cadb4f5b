/** As GitHub writes moments: ISO 8601 in whole seconds. */
export const printDate = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, "Z");

export const printOptionalDate = (date: Date | undefined): string | null =>
  date === undefined ? null : printDate(date);

/** GitHub's opaque second id. */
export const nodeId = (kind: string, id: string | number): string =>
  `${kind}_${Buffer.from(String(id)).toString("base64url")}`;
