import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import type { Delivery } from "../forge/webhooks.ts";
import { artifactsVariable, standInActions } from "./actions.ts";
import { endTree } from "./end-tree.ts";
import { senderOf } from "./github-context.ts";
import { releaseName } from "./release.ts";
import { understood } from "./workflow.ts";

/** Takes care that a process ends, should this one crash. */
export type Adopt = (child: ChildProcess) => void;

export type ActOptions = {
  /** The program. */
  readonly act: string;
  readonly delivery: Delivery;
  readonly forgeUrl: string;
  /** The commit, checked out. */
  readonly checkout: string;
  /** The workflow, from the checkout's root. */
  readonly file: string;
  readonly number: number;
  readonly secrets: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  /** What `writeRelease` wrote. */
  readonly release: string;
  /** Gets the run's artifacts, each in a folder of its name. */
  readonly artifacts: string;
  /** What `writeNode` wrote into. */
  readonly bin: string;
  /** For this run alone; the caller removes it. */
  readonly folder: string;
  /** A file that gets the whole output. */
  readonly log: string;
  readonly adopt?: Adopt;
};

/** act at work on one workflow. */
export class Act {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown[]>;

  constructor(options: ActOptions) {
    const { act, folder, log, bin } = options;
    const home = join(folder, "home");
    mkdirSync(home, { recursive: true, mode: 0o700 });
    const env = {
      PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`,
      HOME: home,
      XDG_CACHE_HOME: join(home, ".cache"),
      XDG_CONFIG_HOME: join(home, ".config"),
      TMPDIR: folder,
      // It asks a server of its makers otherwise.
      ACT_DISABLE_VERSION_CHECK: "1",
    };
    const args = toArguments(options);
    const output = openSync(log, "w", 0o600);
    this.#child = spawn(act, args, { cwd: folder, env, stdio: ["ignore", output, output] });
    this.#ended = once(this.#child, "close");
    closeSync(output);
    options.adopt?.(this.#child);
  }

  /** The exit code; `null` once it was stopped. Throws where there is no such program. */
  async ended(): Promise<number | null> {
    await this.#ended;
    return this.#child.exitCode;
  }

  stop(): void {
    if (this.#child.pid !== undefined && this.#child.exitCode === null) endTree(this.#child.pid);
  }
}

/** Writes what act reads from files, so that no secret is an argument, and gives the arguments. */
function toArguments({ delivery, forgeUrl, ...options }: ActOptions): readonly string[] {
  const { checkout, file, folder, number, release, artifacts, secrets, variables } = options;
  const write = (name: string, value: unknown): string => {
    writeFileSync(join(folder, name), JSON.stringify(value), { mode: 0o600 });
    return join(folder, name);
  };
  const copied = (): string => {
    const copy = join(folder, "workflows", basename(file));
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, understood(readFileSync(join(checkout, file), "utf8")));
    return copy;
  };
  const env = {
    GITHUB_API_URL: `${forgeUrl}/api/v3`,
    GITHUB_SERVER_URL: forgeUrl,
    GITHUB_REPOSITORY: delivery.repository,
    GITHUB_RUN_ID: String(number),
    GITHUB_RUN_NUMBER: String(number),
    [artifactsVariable]: artifacts,
  };
  return [
    delivery.event,
    ...["--directory", checkout],
    ...["--workflows", copied()],
    ...["--eventpath", write("event.json", delivery.payload)],
    // act reads YAML from files of this name, and JSON is YAML.
    ...["--env-file", write("env.yaml", env)],
    ...["--secret-file", write("secrets.yaml", secrets)],
    ...["--var-file", write("vars.yaml", variables)],
    ...["--input-file", write("inputs.yaml", {})],
    ...["--actor", senderOf(delivery)],
    ...["--platform", "ubuntu-latest=-self-hosted"],
    ...["--local-repository", `${releaseName}=${release}`],
    ...[...standInActions()].flatMap(([name, at]) => ["--local-repository", `${name}=${at}`]),
    ...["--action-cache-path", join(folder, "actions")],
    "--no-cache-server",
    // Two jobs that call workflows with inherited secrets write one map of act's at a time, which ends it.
    "--concurrent-jobs=1",
    "--json",
  ];
}
