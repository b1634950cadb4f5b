/**
 * Has actionlint and zizmor read the workflows, ours and the samples. Each is installed once, outside the checkout, and
 * neither asks GitHub anything. A tool that cannot be had is said to be "not checked"; a finding ends the run with 1.
 */
import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const cache = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "landfall");
const workflows = globSync("{.github,docs}/workflows/*.yml", { cwd: root }).sort();

type Ran = { readonly status: number | null; readonly text: string };
type Tool = {
  readonly name: string;
  readonly version: string;
  /** What brings it: a program, its arguments and variables. */
  readonly needs: string;
  readonly install: (folder: string) => { readonly args: readonly string[]; readonly env?: Record<string, string> };
  /** Below the folder it was installed in. */
  readonly program: string;
  readonly args: readonly string[];
};

const tools: readonly Tool[] = [
  {
    name: "actionlint",
    version: "1.7.12",
    needs: "go",
    install: (folder) => ({
      args: ["install", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"],
      env: { GOBIN: folder },
    }),
    program: "actionlint",
    args: workflows,
  },
  {
    name: "zizmor",
    version: "1.32.0",
    needs: "python3",
    install: (folder) => ({ args: ["-m", "pip", "install", "--quiet", "--target", folder, "zizmor==1.32.0"] }),
    program: "bin/zizmor",
    args: ["--offline", "--no-progress", "--quiet", "--config", ".github/zizmor.yml", "actions", ...workflows],
  },
];

const run = (program: string, args: readonly string[], env: Record<string, string> = {}): Ran => {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, text: error === undefined ? `${stdout}${stderr}`.trim() : error.message };
};

const isThere = (program: string): boolean =>
  (process.env["PATH"] ?? "").split(":").some((folder) => existsSync(join(folder, program)));

/** What is said of the workflows, and whether something was found. */
function lint({ name, version, needs, install, program, args }: Tool): {
  readonly said: string;
  readonly found: boolean;
} {
  const folder = join(cache, `${name}-${version}`);
  if (!existsSync(join(folder, program))) {
    if (!isThere(needs)) return { said: `not checked: ${needs} is not on this machine`, found: false };
    const { args: how, env } = install(folder);
    const { text } = run(needs, how, env);
    if (!existsSync(join(folder, program)))
      return { said: `not checked: it cannot be installed: ${text}`, found: false };
  }
  const { status, text } = run(join(folder, program), args);
  return status === 0
    ? { said: "nothing found", found: false }
    : { said: `ended with ${status}\n${text}`, found: true };
}

for (const tool of tools) {
  const { said, found } = lint(tool);
  console.log(`${tool.name} ${tool.version}: ${said}`);
  if (found) process.exitCode = 1;
}
