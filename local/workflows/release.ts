import { chmodSync, cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const called = ".github/workflows/validate.yml";
const own = "uses: $/actions/";

/** What workflows name as `acme/landfall@v0`. */
export const releaseName = "acme/landfall@v0";

/**
 * Writes what a release holds of a checkout whose bundles are built: the actions, the bundles and the workflow that
 * others call, whose `$/` becomes what act understands. Throws where a part is missing.
 */
export function writeRelease(checkout: string, folder: string): void {
  const paths = globSync(["actions/*/action.yml", "actions/*/*.sh", "dist/*.cjs"], { cwd: checkout });
  if (!paths.some((path) => path.startsWith("dist"))) throw new Error(`${checkout}/dist has no bundles: npm run build`);
  for (const path of paths) cpSync(join(checkout, path), join(folder, path));
  const text = readFileSync(join(checkout, called), "utf8");
  if (!text.includes(own)) throw new Error(`${called} has no \`${own}…\`: this stand-in is not needed any more`);
  const [name, version] = releaseName.split("@");
  const understood = text.replace(/uses: \$\/(actions\/\w+)/g, `uses: ${name}/$1@${version}`);
  mkdirSync(dirname(join(folder, called)), { recursive: true });
  writeFileSync(join(folder, called), understood);
}

/**
 * Writes a `node` for act into a folder that comes first in PATH. A failing step's last output is lost while act has not
 * read it from the terminal; more than a terminal and act hold, written after it, has it read. act also asks which node
 * it is, and would go around this one. Another shell than bash drops variables such as INPUT_CLIENT-ID.
 */
export function writeNode(folder: string): void {
  if (!process.version.startsWith("v24.")) throw new Error(`the actions need Node 24, this is ${process.version}`);
  const file = join(folder, "node");
  const script = `#!/usr/bin/env bash
[ "$1" = --no-warnings ] && exec echo "$0"
'${process.execPath.replaceAll("'", `'\\''`)}' "$@"
status=$?
[ $status = 0 ] || printf '%65536s\\n' ''
exit $status
`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, script);
  chmodSync(file, 0o755);
}
