const key = "landfall-theme";

/** Dark or light, as the system has it until the reader says otherwise. */
export function beginTheme(): void {
  const kept = attempt(() => localStorage.getItem(key));
  if (kept === "dark" || kept === "light") document.documentElement.dataset["theme"] = kept;
}

export function switchTheme(): void {
  const { dataset } = document.documentElement;
  const isDark =
    (dataset["theme"] ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const next = isDark ? "light" : "dark";
  dataset["theme"] = next;
  attempt(() => localStorage.setItem(key, next));
}

/** A browser may keep nothing for a page from a file, or at all. */
function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
