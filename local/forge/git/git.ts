import { createHash, randomUUID } from "node:crypto";
import { access, mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { constants, deflate } from "node:zlib";
import { type Ran, runGit } from "./process.ts";
import { type ObjectType, Reader } from "./reader.ts";

const compress = promisify(deflate);

/** One bare repository: its objects, and git itself for whatever is more than an object. */
export class Git {
  readonly folder: string;
  readonly #reader: Reader;
  readonly #written = new Set<string>();
  readonly #folders = new Set<string>();
  constructor(folder: string) {
    this.folder = folder;
    this.#reader = new Reader(folder);
  }

  run(args: readonly string[], input = ""): Promise<Ran> {
    return runGit(this.folder, args, input);
  }

  /** Standard output of a command that must succeed. */
  async output(args: readonly string[], input = ""): Promise<string> {
    const { code, stdout, stderr } = await this.run(args, input);
    if (code !== 0) throw new Error(`git ${args[0]} exited with ${code}: ${stderr}`);
    return stdout.toString();
  }

  async read(name: string, type: ObjectType): Promise<Buffer | undefined> {
    const object = await this.#reader.read(name);
    return object?.type === type ? object.content : undefined;
  }

  /** The id of the object of this type that `name` stands for. */
  async find(name: string, type: ObjectType): Promise<string | undefined> {
    const object = await this.#reader.info(name);
    return object?.type === type ? object.id : undefined;
  }

  info(name: string): ReturnType<Reader["info"]> {
    return this.#reader.info(name);
  }

  /** Writes a loose object, unless it is there already; its id. */
  async write(type: ObjectType, content: Buffer): Promise<string> {
    const bytes = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
    const id = createHash("sha1").update(bytes).digest("hex");
    if (this.#written.has(id)) return id;
    const folder = join(this.folder, "objects", id.slice(0, 2));
    const file = join(folder, id.slice(2));
    if (!this.#folders.has(folder)) await mkdir(folder, { recursive: true });
    this.#folders.add(folder);
    if (!(await exists(file))) await writeWhole(file, await compress(bytes, { level: constants.Z_BEST_SPEED }));
    this.#written.add(id);
    return id;
  }

  close(): Promise<void> {
    return this.#reader.close();
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Readers see all of the file or nothing of it. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, bytes, { mode: 0o444 });
  await rename(temporary, file);
}
