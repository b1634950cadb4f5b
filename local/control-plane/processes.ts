import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type ProcessOptions = {
  /** Also of its log: `<folder>/logs/<name>.log`. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** Processes that live no longer than this one, and a folder for what they write. */
export class Processes {
  /** Of this run alone; gone when it ends, but for `logs` when something went wrong. */
  readonly folder: string;
  readonly #keeper: ChildProcess;
  readonly #running = new Set<number>();
  readonly #children = new Map<string, ChildProcess>();
  readonly #ended = new Map<string, string>();
  #isClosing = false;

  constructor(name: string) {
    this.folder = mkdtempSync(join(tmpdir(), `landfall-${name}-`));
    mkdirSync(join(this.folder, "logs"));
    this.#keeper = spawn(process.execPath, [join(import.meta.dirname, "keeper.ts"), this.folder], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
  }

  get logs(): string {
    return join(this.folder, "logs");
  }

  /** The ids of those that run. */
  get running(): ReadonlySet<number> {
    return this.#running;
  }

  /** Starts a program. It is not waited for: `until` does that. */
  start({ name, program, args, env = {} }: ProcessOptions): void {
    const log = openSync(join(this.logs, `${name}.log`), "a");
    const child = spawn(program, args, { stdio: ["ignore", log, log], env: { ...process.env, ...env } });
    closeSync(log);
    this.#children.set(name, child);
    this.adopt(child);
    child.on("error", ({ message }) => this.#ended.set(name, message));
    child.on("exit", (code, signal) => this.#ended.set(name, `ended with ${code ?? signal}`));
  }

  /** Has a process that was started elsewhere live no longer than this one. */
  adopt(child: ChildProcess): void {
    const { pid } = child;
    if (pid === undefined) return;
    this.#running.add(pid);
    this.#tell(`+ ${pid}`);
    child.on("exit", () => {
      this.#running.delete(pid);
      this.#tell(`- ${pid}`);
    });
  }

  /** Stops a program where it is, as one that hangs; the result lets it go on. Throws where none of that name runs. */
  freeze(name: string): () => void {
    const child = this.#children.get(name);
    if (child?.kill("SIGSTOP") !== true) throw new Error(`${name} does not run`);
    return () => void child.kill("SIGCONT");
  }

  /** Asks every tenth of a second until the answer is yes. Throws when a process ended or the time is over. */
  async until(what: string, isSo: () => boolean | Promise<boolean>, seconds = 60): Promise<void> {
    const end = performance.now() + seconds * 1000;
    while (!(await isSo())) {
      for (const [name, how] of this.#ended) throw new Error(`${name} ${how}:\n${this.tail(name)}`);
      if (performance.now() > end) throw new Error(`waited ${seconds} s for ${what}; logs: ${this.logs}`);
      await sleep(100);
    }
  }

  /** The last lines of a log. */
  tail(name: string, lines = 20): string {
    return readFileSync(join(this.logs, `${name}.log`), "utf8")
      .trimEnd()
      .split("\n")
      .slice(-lines)
      .join("\n");
  }

  /** Ends every process and removes the folder; `keepLogs` leaves the logs to look at. */
  async close({ keepLogs }: { readonly keepLogs: boolean }): Promise<void> {
    if (this.#isClosing) return;
    this.#isClosing = true;
    const exited = once(this.#keeper, "exit");
    if (!keepLogs) this.#tell("forget");
    this.#keeper.stdin?.end();
    await exited;
    // What was killed is gone only when this process, its parent, was told so.
    while (this.#running.size > 0) await sleep(10);
  }

  #tell(line: string): void {
    if (this.#keeper.stdin?.writable) this.#keeper.stdin.write(`${line}\n`);
  }
}
