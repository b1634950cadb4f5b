import type { SeenRequest } from "../forge/faults.ts";
import type { Forge } from "../forge/server.ts";

type Body = Readonly<Record<string, unknown>>;

/** What the statuses of commits and the check runs said of tasks, one after the other; said twice in a row counts once. */
export class Sentences {
  readonly #said = new Map<string, string[]>();

  constructor(forge: Forge) {
    forge.interceptAfter((request, status) => {
      if (status < 300) this.#hear(request);
      return undefined;
    });
  }

  /**
   * Of a status, `owner/name@commit context`: each `state: description`. Of a check run, its external id: each
   * `conclusion: title`, or its status until there is one, without how long it has taken.
   */
  of(key: string): readonly string[] {
    return this.#said.get(key) ?? [];
  }

  #hear({ method, path, body }: SeenRequest): void {
    if (method === "GET" || typeof body !== "object" || body === null) return;
    const said = body as Body;
    const [, repository, commit] = /^\/repos\/([^/]+\/[^/]+)\/statuses\/(\w+)$/.exec(path) ?? [];
    if (repository !== undefined)
      this.#add(`${repository}@${commit} ${said["context"]}`, `${said["state"]}: ${said["description"]}`);
    if (/\/check-runs(\/\d+)?$/.test(path) && typeof said["external_id"] === "string")
      this.#add(said["external_id"], `${said["conclusion"] ?? said["status"]}: ${untimed(said["output"] as Body)}`);
  }

  #add(key: string, sentence: string): void {
    const before = this.of(key);
    if (before.at(-1) !== sentence) this.#said.set(key, [...before, sentence]);
  }
}

const untimed = ({ title }: Body): string => String(title).replace(/, (?:\d+[hms] ?)+(?:, usually .*)?$/, "");
