import { once } from "node:events";
import { createServer, type Server } from "node:net";

/** Below those that a kernel gives to whoever asks for any. */
const first = 20_000;
const blockSize = 100;
const blocks = 120;

/**
 * Ports on loopback that no other run has. The first of a block is listened at for as long as the rest is used: that
 * claims the block among all runs of this machine, and ends with the process however it ends.
 */
export class Ports implements AsyncDisposable {
  readonly #guard: Server;
  readonly #end: number;
  #next: number;
  private constructor(guard: Server, start: number) {
    this.#guard = guard;
    this.#next = start + 1;
    this.#end = start + blockSize;
  }

  /** Throws when every block is taken. */
  static async claim(): Promise<Ports> {
    const offset = Math.floor(Math.random() * blocks);
    for (let block = 0; block < blocks; block += 1) {
      const start = first + ((block + offset) % blocks) * blockSize;
      const guard = await listen(start);
      if (guard !== undefined) return new Ports(guard, start);
    }
    throw new Error(`no block of ports is free from ${first} to ${first + blocks * blockSize}`);
  }

  /** A port that nothing listens at. Throws when the block is used up. */
  async next(): Promise<number> {
    while (this.#next < this.#end) {
      const port = this.#next;
      this.#next += 1;
      const server = await listen(port);
      if (server === undefined) continue;
      await close(server);
      return port;
    }
    throw new Error(`more than ${blockSize - 1} ports are wanted`);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return close(this.#guard);
  }
}

/** `undefined` when somebody listens there already. */
async function listen(port: number): Promise<Server | undefined> {
  const server = createServer();
  // The guard alone keeps nothing running.
  server.unref();
  try {
    server.listen({ port, host: "127.0.0.1", exclusive: true });
    await once(server, "listening");
    return server;
  } catch {
    return undefined;
  }
}

async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  await closed;
}
