/** The day in UTC, as `2026-11-20`. */
export const today = (): string => new Date().toISOString().slice(0, 10);
