import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { environment } from "./process.ts";

export type ObjectType = "blob" | "tree" | "commit" | "tag";
export type ObjectInfo = { readonly id: string; readonly type: ObjectType; readonly size: number };
export type GitObject = ObjectInfo & { readonly content: Buffer };

type Question = { readonly wantsContent: boolean; readonly answer: (object: GitObject | undefined) => void };

const newline = 0x0a;

/** Reads objects through one `git cat-file --batch-command` that stays open; it sees new objects and refs at once. */
export class Reader {
  readonly #folder: string;
  #child: ChildProcessWithoutNullStreams | undefined;
  #questions: Question[] = [];
  #chunks: Buffer[] = [];
  #length = 0;
  #needed = 1;
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** An object by its id, a full ref name, or `<id>^{tree}`; `undefined` when there is none. */
  read(name: string): Promise<GitObject | undefined> {
    return this.#ask("contents", name);
  }

  info(name: string): Promise<ObjectInfo | undefined> {
    return this.#ask("info", name);
  }

  async close(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    const closed = new Promise((resolve) => child.once("close", resolve));
    child.stdin.end();
    await closed;
  }

  #ask(command: "contents" | "info", name: string): Promise<GitObject | undefined> {
    if (/[\n\0]/.test(name)) return Promise.resolve(undefined);
    this.#child ??= this.#start();
    const { stdin } = this.#child;
    return new Promise((answer) => {
      this.#questions.push({ wantsContent: command === "contents", answer });
      stdin.write(`${command} ${name}\n`);
    });
  }

  #start(): ChildProcessWithoutNullStreams {
    const child = spawn("git", ["cat-file", "--batch-command"], { cwd: this.#folder, env: environment });
    child.stdout.on("data", (chunk: Buffer) => this.#receive(chunk));
    child.stdin.on("error", () => {});
    child.on("close", () => this.#forget());
    return child;
  }

  #forget(): void {
    const unanswered = this.#questions;
    this.#child = undefined;
    this.#questions = [];
    this.#chunks = [];
    this.#length = 0;
    this.#needed = 1;
    for (const { answer } of unanswered) answer(undefined);
  }

  #receive(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#needed) return;
    let rest = Buffer.concat(this.#chunks);
    for (let taken = this.#take(rest); taken > 0; taken = this.#take(rest)) rest = rest.subarray(taken);
    this.#chunks = [rest];
    this.#length = rest.length;
  }

  /** Answers the oldest question from `bytes`; the number of bytes that took, 0 when more must come first. */
  #take(bytes: Buffer): number {
    this.#needed = 1;
    const end = bytes.indexOf(newline);
    const question = this.#questions[0];
    if (end < 0 || question === undefined) return 0;
    const info = parseHeader(bytes.toString("utf8", 0, end));
    const length = info === undefined || !question.wantsContent ? end + 1 : end + 1 + info.size + 1;
    this.#needed = length;
    if (bytes.length < length) return 0;
    this.#needed = 1;
    this.#questions.shift();
    question.answer(info && { ...info, content: Buffer.from(bytes.subarray(end + 1, Math.max(end + 1, length - 1))) });
    return length;
  }
}

const isType = (text: string): text is ObjectType => ["blob", "tree", "commit", "tag"].includes(text);

function parseHeader(line: string): ObjectInfo | undefined {
  const [id = "", type = "", size = ""] = line.split(" ");
  return isType(type) && /^[0-9a-f]{40}$/.test(id) ? { id, type, size: Number(size) } : undefined;
}
