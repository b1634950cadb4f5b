import { spawn } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type PushRules, toHookEnvironment } from "./pre-receive.ts";
import { environment } from "./process.ts";

export type Service = "git-upload-pack" | "git-receive-pack";
export type GitPath = {
  readonly owner: string;
  readonly name: string;
  /** Below the repository, as `info/refs`. */
  readonly rest: string;
  readonly service: Service;
};

/** `/owner/name[.git]/info/refs?service=…` and the two services; everything else is not Git's smart protocol. */
export function parseGitPath(path: string, query: URLSearchParams): GitPath | undefined {
  const match = /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(path);
  const [, owner = "", name = "", rest = ""] = match ?? [];
  const service = rest === "info/refs" ? query.get("service") : rest;
  if (service !== "git-upload-pack" && service !== "git-receive-pack") return undefined;
  return { owner, name, rest, service };
}

export type BackendCall = {
  /** The bare repository. */
  readonly folder: string;
  readonly path: GitPath;
  readonly login: string;
  readonly rules: PushRules;
  /** Ends the connection in the middle of the answer. */
  readonly isCut?: boolean;
  /** Runs when git is done and before the client is told so. */
  readonly finish?: () => Promise<void>;
};

/** Hands a request to `git http-backend` and its answer to the client. */
export const runBackend = (request: IncomingMessage, response: ServerResponse, call: BackendCall): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn("git", ["http-backend"], {
      env: toEnvironment(request, call),
      stdio: ["pipe", "pipe", "inherit"],
    });
    let head: Buffer | undefined = Buffer.alloc(0);
    child.stdin.on("error", () => {});
    request.pipe(child.stdin);
    child.stdout.on("data", (chunk: Buffer) => {
      if (head === undefined) return void response.write(chunk);
      head = Buffer.concat([head, chunk]);
      if (writeHead(response, head)) head = undefined;
      if (head === undefined && call.isCut) response.destroy();
    });
    response.on("close", () => child.kill());
    child.on("error", reject);
    child.on("close", () => {
      if (head !== undefined) response.writeHead(500);
      const finished = call.finish?.() ?? Promise.resolve();
      finished.then(() => response.end()).then(() => resolve(), reject);
    });
  });

/** Reads the CGI header once it is whole; what follows it in `bytes` is already the body. */
function writeHead(response: ServerResponse, bytes: Buffer): boolean {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const lines = bytes.toString("latin1", 0, end).split("\r\n");
  const fields = lines.map((line) => line.split(/: (.*)/)).map(([name = "", value = ""]) => [name, value] as const);
  const status = fields.find(([name]) => name.toLowerCase() === "status")?.[1];
  const headers = Object.fromEntries(fields.filter(([name]) => name.toLowerCase() !== "status"));
  response.writeHead(Number.parseInt(status ?? "200", 10), headers);
  response.write(bytes.subarray(end + 4));
  return true;
}

function toEnvironment({ method, headers }: IncomingMessage, { folder, path, login, rules }: BackendCall) {
  const of = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.join(",") : (value ?? ""));
  const length = of(headers["content-length"]);
  return {
    ...environment,
    ...toHookEnvironment(rules),
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: "1",
    PATH_INFO: `/${path.rest}`,
    QUERY_STRING: path.rest === "info/refs" ? `service=${path.service}` : "",
    REQUEST_METHOD: method ?? "GET",
    CONTENT_TYPE: of(headers["content-type"]),
    HTTP_CONTENT_ENCODING: of(headers["content-encoding"]),
    GIT_PROTOCOL: of(headers["git-protocol"]),
    REMOTE_USER: login,
    REMOTE_ADDR: "127.0.0.1",
    ...(length === "" ? {} : { CONTENT_LENGTH: length }),
  };
}
