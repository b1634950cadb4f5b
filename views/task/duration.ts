/** From one ISO time to another as `45s`, `2m 5s` or `1h 3m`; empty when either is missing, or the clocks disagree. */
export function duration(from: string | undefined, to: string | undefined): string {
  const seconds = Math.round((Date.parse(to ?? "") - Date.parse(from ?? "")) / 1000);
  return Number.isNaN(seconds) || seconds < 0 ? "" : printSeconds(seconds);
}

/** Whole seconds as `45s`, `2m 5s` or `1h 3m`. */
export function printSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}m ${seconds % 60}s` : `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
}

/** How long ago it was, roughly: `45s`, `5m`, `3h` or `4d`. */
export function ago(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  if (Number.isNaN(seconds)) return "";
  if (seconds < 3600) return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m`;
  const hours = Math.floor(seconds / 3600);
  return hours < 48 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
}
