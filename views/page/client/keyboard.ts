import { type Action, keys } from "../keys.ts";

const actions = new Map<string, Action>(
  (Object.keys(keys) as Action[]).map((action) => [keys[action].key, action] as const),
);

/** Does what a key stands for, unless somebody is typing or a window of the browser's wants the key. */
export function obeyKeys(obey: Readonly<Record<Action, () => void>>): void {
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    const isTyping = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (isTyping && event.key === "Escape") return target.blur();
    const action = actions.get(event.key);
    if (action === undefined || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]") !== null) return;
    event.preventDefault();
    obey[action]();
  });
}
