import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { roles } from "../model/setup/role.ts";

const root = join(import.meta.dirname, "..");

/** `model/setup/workflows.generated.ts`: the workflows of `docs/workflows`, so that a bundle has them too. */
export function workflowTexts(): string {
  const found = globSync("docs/workflows/*.yml", { cwd: root }).sort();
  const entries = found.flatMap((path) => {
    const name = basename(path, ".yml");
    const role = roles.find((one) => name === one || name.startsWith(`${one}-`));
    if (role === undefined) return [];
    const file = `.github/workflows/${name.slice(role.length + 1) || "landfall"}.yml`;
    const text = readFileSync(join(root, path), "utf8");
    return [`  ${JSON.stringify({ role, path: file, text })},`];
  });
  return [
    "// Generated from docs/workflows/*.yml by `npm run types`: edit the workflows instead.",
    'import type { Role } from "./role.ts";',
    "",
    "/** The workflows of each repository as they stand in the documentation, where they are acme's. */",
    "export const workflowTexts: readonly { readonly role: Role; readonly path: string; readonly text: string }[] = [",
    ...entries,
    "];",
    "",
  ].join("\n");
}
