import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Somebody with a token, who uses Git and GitHub's API as people do. */
export class Person {
  readonly #url: string;
  readonly #login: string;
  readonly #token: string;
  constructor(url: string, login: string, token: string) {
    this.#url = url;
    this.#login = login;
    this.#token = token;
  }

  /** Clones a repository (`branch` checked out) into a temporary folder, which is gone when the result is disposed of. */
  async clone(repository: string, branch = "main"): Promise<Checkout> {
    const folder = mkdtempSync(join(tmpdir(), "landfall-checkout-"));
    const url = `${this.#url}/${repository}.git`.replace("://", `://${this.#login}:${this.#token}@`);
    await execute("git", ["clone", "--quiet", "--branch", branch, url, folder]);
    return new Checkout(folder, this.#login);
  }

  /** A call to the API; throws unless it succeeds. */
  async call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as Answer;
  }
}

/** A working copy. */
export class Checkout {
  readonly folder: string;
  readonly #login: string;
  constructor(folder: string, login: string) {
    this.folder = folder;
    this.#login = login;
  }

  /** Commits everything and pushes it to the branch, which may be new; gives the commit. */
  async push(message: string, branch: string): Promise<string> {
    const git = async (...args: readonly string[]) =>
      (await execute("git", ["-C", this.folder, ...args])).stdout.trim();
    await git("add", "--all");
    const author = ["-c", `user.name=${this.#login}`, "-c", `user.email=${this.#login}@acme.example`];
    await git(...author, "commit", "--quiet", "--message", message);
    await git("push", "--quiet", "origin", `HEAD:refs/heads/${branch}`);
    return git("rev-parse", "HEAD");
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
