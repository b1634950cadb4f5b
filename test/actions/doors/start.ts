import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { commandsIn as readCommands } from "../../views/markup/runner-rule.ts";

const root = join(import.meta.dirname, "../../..");
/** Halves the time a start takes. */
const compileCache = join(root, "node_modules/.cache/node");

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };
type Settings = {
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of Node itself. */
  readonly node?: readonly string[];
  /** Whether the process finds nobody who reads what it writes. */
  readonly unread?: boolean;
};

/** Runs one of our sources as a process that knows nothing of this one's environment. */
export const start = (source: string, args: readonly string[], settings: Settings): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const { cwd, environment, node = [], unread = false } = settings;
    const child = spawn(process.execPath, [...node, join(root, source), ...args], {
      cwd,
      env: { PATH: process.env["PATH"], NODE_COMPILE_CACHE: compileCache, ...environment },
    });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stderr.on("data", (chunk) => err.push(chunk));
    if (unread) child.stdout.destroy();
    else child.stdout.on("data", (chunk) => out.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code, out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") }),
    );
  });

/** `landfall` on a command line. */
export const landfall = (args: readonly string[], settings: Settings): Promise<Ended> =>
  start("actions/landfall.ts", args, settings);

export type Workspace = Disposable & {
  readonly folder: string;
  readonly write: (path: string, text: string) => void;
  readonly remove: (path: string) => void;
  /** Makes it a Git repository, and what is in it its next commit; gives the commit. */
  readonly commit: () => string;
};

/** A folder with the sample's specs in it, as a checkout. */
export function openWorkspace(): Workspace {
  const folder = mkdtempSync(join(tmpdir(), "landfall-test-"));
  cpSync(join(root, "environments"), join(folder, "environments"), { recursive: true });
  return {
    folder,
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    remove: (path) => rmSync(join(folder, path)),
    commit: () => {
      const as = ["-c", "user.name=Ada", "-c", "user.email=ada@acme.example"];
      const git = (...args: readonly string[]): string =>
        execFileSync("git", [...as, ...args], { cwd: folder, encoding: "utf8" });
      git("init", "--quiet", "--initial-branch=main");
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message=Specs");
      return git("rev-parse", "HEAD").trim();
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export type Step = Ended & {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
};

/** The commit that the runner says started the run. */
export const sha = "5e1f0a7c2b3d4e5f60718293a4b5c6d7e8f90a1b";

/** Runs an action's door in the workspace, as the runner runs a step. */
export async function runStep(
  verb: string,
  inputs: Readonly<Record<string, string>>,
  { folder, ...settings }: { readonly folder: string } & Omit<Settings, "cwd">,
): Promise<Step> {
  const runner = mkdtempSync(join(tmpdir(), "landfall-runner-"));
  const [output, summary, event] = ["output", "summary.md", "event.json"].map((name) => join(runner, name));
  for (const file of [output, summary]) writeFileSync(file ?? "", "");
  writeFileSync(event ?? "", "{}");
  try {
    const ended = await start(`actions/${verb}/main.ts`, [], {
      cwd: folder,
      ...settings,
      environment: {
        GITHUB_ACTIONS: "true",
        GITHUB_WORKSPACE: folder,
        GITHUB_REPOSITORY: "acme/specs",
        GITHUB_EVENT_NAME: "push",
        GITHUB_SHA: sha,
        // Nothing listens there.
        GITHUB_API_URL: "http://127.0.0.1:9",
        GITHUB_SERVER_URL: "http://127.0.0.1:9",
        GITHUB_EVENT_PATH: event ?? "",
        GITHUB_OUTPUT: output ?? "",
        GITHUB_STEP_SUMMARY: summary ?? "",
        ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [inputVariable(name), value])),
        ...settings.environment,
      },
    });
    return { ...ended, outputs: readOutputs(output ?? ""), summary: readFileSync(summary ?? "", "utf8") };
  } finally {
    rmSync(runner, { recursive: true, force: true });
  }
}

/** The variable the runner hands an input over in. */
const inputVariable = (name: string): string => `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;

/** The outputs of a step: `name<<delimiter`, lines, and the delimiter. */
function readOutputs(file: string): Readonly<Record<string, string>> {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const found = text.matchAll(/^(?<name>[^\n<]+)<<(?<delimiter>.+)\n(?<value>[\s\S]*?)\n\k<delimiter>$/gm);
  return Object.fromEntries([...found].map(({ groups }) => [groups?.["name"] ?? "", groups?.["value"] ?? ""]));
}

/** The names of the commands that GitHub's runner obeys in a log. */
export const commandsIn = (log: string): readonly string[] => readCommands(log).map(({ name }) => name);

/** The lines of a log that are not commands. */
export const shownIn = (log: string): readonly string[] =>
  log.split(/\r\n|\r|\n/).filter((line) => !line.startsWith("::"));
