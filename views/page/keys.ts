/** What a key does: shown by the help, obeyed by the script. */
export const keys = {
  search: { key: "/", says: "search" },
  next: { key: "j", says: "next change" },
  previous: { key: "k", says: "previous change" },
  open: { key: "o", says: "open or close the change (as Enter does)" },
  everything: { key: "e", says: "open or close all changes" },
  sides: { key: "d", says: "both versions side by side, or in one column" },
  theme: { key: "t", says: "dark or light" },
  help: { key: "?", says: "these keys" },
} as const satisfies Readonly<Record<string, { readonly key: string; readonly says: string }>>;

export type Action = keyof typeof keys;
