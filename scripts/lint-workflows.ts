/**
 * Has actionlint and zizmor read the workflows, ours and the samples; actionlint reads the samples where they will be, since
 * some of them call others. Each tool is installed once, outside the checkout, and neither asks GitHub anything. A tool that
 * cannot be had is said to be "not checked"; a finding ends the run with 1.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { roles } from "../model/setup/role.ts";

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
  /** What it is run with, and where. */
  readonly runs: readonly { readonly cwd: string; readonly args: readonly string[] }[];
};

const laidOut = mkdtempSync(join(tmpdir(), "landfall-workflows-"));

/** The workflows of each repository as they will stand in it. */
function layOut(): Tool["runs"] {
  return roles.map((role) => {
    const folder = join(laidOut, role);
    // By this actionlint knows a repository's root.
    mkdirSync(join(folder, ".git"), { recursive: true });
    for (const file of globSync(`docs/workflows/${role}-*.yml`, { cwd: root }))
      cpSync(join(root, file), join(folder, ".github/workflows", basename(file).slice(role.length + 1)));
    return { cwd: folder, args: globSync(".github/workflows/*.yml", { cwd: folder }).sort() };
  });
}

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
    runs: [{ cwd: root, args: workflows.filter((file) => file.startsWith(".github/")) }, ...layOut()],
  },
  {
    name: "zizmor",
    version: "1.32.0",
    needs: "python3",
    install: (folder) => ({ args: ["-m", "pip", "install", "--quiet", "--target", folder, "zizmor==1.32.0"] }),
    program: "bin/zizmor",
    runs: [
      {
        cwd: root,
        args: ["--offline", "--no-progress", "--quiet", "--config", ".github/zizmor.yml", "actions", ...workflows],
      },
    ],
  },
];

type Around = { readonly env?: Record<string, string>; readonly cwd?: string };

const run = (program: string, args: readonly string[], { env = {}, cwd = root }: Around): Ran => {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, text: error === undefined ? `${stdout}${stderr}`.trim() : error.message };
};

const isThere = (program: string): boolean =>
  (process.env["PATH"] ?? "").split(":").some((folder) => existsSync(join(folder, program)));

/** What is said of the workflows, and whether something was found. */
function lint({ name, version, needs, install, program, runs }: Tool): {
  readonly said: string;
  readonly found: boolean;
} {
  const folder = join(cache, `${name}-${version}`);
  if (!existsSync(join(folder, program))) {
    if (!isThere(needs)) return { said: `not checked: ${needs} is not on this machine`, found: false };
    const { args: how, env } = install(folder);
    const { text } = run(needs, how, env === undefined ? {} : { env });
    if (!existsSync(join(folder, program)))
      return { said: `not checked: it cannot be installed: ${text}`, found: false };
  }
  const bad = runs
    .map(({ cwd, args }) => run(join(folder, program), args, { cwd }))
    .filter(({ status }) => status !== 0);
  return bad.length === 0
    ? { said: "nothing found", found: false }
    : { said: bad.map(({ status, text }) => `ended with ${status}\n${text}`).join("\n"), found: true };
}

for (const tool of tools) {
  const { said, found } = lint(tool);
  console.log(`${tool.name} ${tool.version}: ${said}`);
  if (found) process.exitCode = 1;
}
rmSync(laidOut, { recursive: true, force: true });
