import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/**
 * The workflows of docs/workflows/ for a repository (`owner/specs`, `owner/environments`, `owner/events`), text by the
 * path that each file's first comment gives; none for others.
 */
export function workflowFiles(repository: string): Readonly<Record<string, string>> {
  const name = repository.split("/").at(-1) ?? "";
  const files = globSync(`docs/workflows/${name}-*.yml`, { cwd: root }).sort();
  return Object.fromEntries(files.map((file) => placed(file, readFileSync(join(root, file), "utf8"))));
}

function placed(file: string, text: string): readonly [path: string, text: string] {
  const path = /^# .*\bas (\.github\/workflows\/[\w-]+\.yml)/.exec(text)?.[1];
  if (path === undefined) throw new Error(`${file} does not say in its first line where it goes`);
  return [path, text];
}
