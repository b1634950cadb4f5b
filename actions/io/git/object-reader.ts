import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { OutsideError } from "../../../model/problem.ts";

/** One object of Git's. */
export type GitObject = { readonly id: string; readonly type: string; readonly content: Buffer };

/** What stands in a folder of a commit. */
export type TreeEntry = { readonly mode: string; readonly name: string; readonly id: string };

/** Reads a repository on this machine by one process that answers as often as it is asked. Nothing is fetched. */
export type ObjectReader = AsyncDisposable & {
  /** By anything that names an object: an id, `main`, `main:path`. What is not there is `undefined`, in the order asked. */
  readonly read: (names: readonly string[]) => Promise<readonly (GitObject | undefined)[]>;
};

/** simple-git runs a process a question, and gives none of them a standard input. */
export function openObjects(folder: string): ObjectReader {
  let git: ChildProcessWithoutNullStreams | undefined;
  let answers: Answers | undefined;
  return {
    read: async (names) => {
      // A line break would be another question.
      const asked = names.map((name) => (/[\n\0]/.test(name) ? "" : name));
      git ??= start(folder);
      answers ??= new Answers(git);
      return answers.ask(asked);
    },
    [Symbol.asyncDispose]: async () => {
      git?.stdin.end();
    },
  };
}

const start = (folder: string): ChildProcessWithoutNullStreams =>
  spawn("git", ["-c", "safe.directory=*", "cat-file", "--batch"], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      LC_ALL: "C",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_NO_LAZY_FETCH: "1",
    },
  });

type Waiting = {
  readonly count: number;
  readonly found: (GitObject | undefined)[];
  readonly done: (found: readonly (GitObject | undefined)[]) => void;
  readonly fail: (error: Error) => void;
};

/** What the process has said and is still to say, in the order of the questions. */
class Answers {
  readonly #git: ChildProcessWithoutNullStreams;
  readonly #waiting: Waiting[] = [];
  #chunks: Buffer[] = [];
  #length = 0;
  /** How many bytes the next answer has at least. */
  #needed = 1;
  #errors = "";

  constructor(git: ChildProcessWithoutNullStreams) {
    this.#git = git;
    git.stdin.on("error", () => {});
    git.stderr.on("data", (text) => {
      this.#errors += text;
    });
    git.stdout.on("data", (chunk: Buffer) => this.#take(chunk));
    git.on("error", (error) => this.#fail(error.message));
    git.on("close", (status) => this.#fail(`it ended with ${status}: ${this.#errors.trim()}`));
  }

  ask(names: readonly string[]): Promise<readonly (GitObject | undefined)[]> {
    if (names.length === 0) return Promise.resolve([]);
    return new Promise((done, fail) => {
      this.#waiting.push({ count: names.length, found: [], done, fail });
      this.#git.stdin.write(`${names.join("\n")}\n`);
    });
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#needed) return;
    const text = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    const rest = text.subarray(this.#parse(text));
    this.#chunks = [rest];
    this.#length = rest.length;
  }

  /** Hands over all whole answers; where the first that is not begins. */
  #parse(text: Buffer): number {
    for (let start = 0; ; ) {
      const end = text.indexOf(10, start);
      this.#needed = text.length - start + 1;
      if (end < 0) return start;
      const [id = "", type = "", size] = text.toString("latin1", start, end).split(" ");
      const isThere = /^[0-9a-f]{40,64}$/.test(id) && /^\d+$/.test(size ?? "");
      const next = isThere ? end + 1 + Number(size) + 1 : end + 1;
      this.#needed = next - start;
      if (next > text.length) return start;
      this.#found(isThere ? { id, type, content: text.subarray(end + 1, next - 1) } : undefined);
      start = next;
    }
  }

  #found(object: GitObject | undefined): void {
    const [first] = this.#waiting;
    if (first === undefined) return;
    first.found.push(object);
    if (first.found.length === first.count) this.#waiting.shift()?.done(first.found);
  }

  #fail(reason: string): void {
    for (const { fail } of this.#waiting.splice(0)) fail(new OutsideError(`git cat-file failed: ${reason}`));
  }
}

/** The entries of a tree's content. */
export function parseTree(content: Buffer): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let start = 0; start < content.length; ) {
    const space = content.indexOf(32, start);
    const end = content.indexOf(0, space);
    entries.push({
      mode: content.toString("latin1", start, space),
      name: content.toString("utf8", space + 1, end),
      id: content.toString("hex", end + 1, end + 21),
    });
    start = end + 21;
  }
  return entries;
}
