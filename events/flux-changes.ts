const actions = ["created", "configured", "deleted", "skipped"] as const;
type Action = (typeof actions)[number];

/** The objects of a list of changes, one per line, as `Deployment/shop/web deleted`; `undefined` when a line is none. */
export function parseChanges(
  message: string,
): readonly { readonly object: string; readonly action: Action }[] | undefined {
  const changes = message
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [, object, word] = /^([A-Za-z]+\/\S+) (\S+)$/.exec(line) ?? [];
      const action = actions.find((known) => known === word);
      return object === undefined || action === undefined ? [undefined] : [{ object, action }];
    });
  return changes.includes(undefined) ? undefined : changes.filter((change) => change !== undefined);
}

/** One change as it is, several counted: `3 objects: 2 created, 1 configured`; `undefined` when a line is no change. */
export function changesIn(message: string): string | undefined {
  const changes = parseChanges(message);
  if (changes === undefined || changes.some(({ action }) => action === "skipped")) return undefined;
  if (changes.length === 1) return message.trim();
  const counts = actions.map((action) => [changes.filter((each) => each.action === action).length, action] as const);
  const told = counts.filter(([count]) => count > 0).map(([count, action]) => `${count} ${action}`);
  return `${changes.length} objects: ${told.join(", ")}`;
}
