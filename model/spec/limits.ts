/** How much of somebody's specs is read: more is refused before it fills the memory. */
export const specLimits = {
  /** Bytes of one file: a thousand applications of one environment fit, and parsing stays short. */
  fileBytes: 256 * 1024,
  files: 20_000,
  /** Bytes of all files together. */
  bytes: 64 * 1024 * 1024,
} as const;

export type SpecLimits = { readonly [limit in keyof typeof specLimits]: number };
