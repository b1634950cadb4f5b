import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Refusal } from "./problems.ts";

const maximumBodyBytes = 40 * 1024 * 1024;

/** A request's address: the path as it came, percent-encoded and not normalized. */
export function addressOf(request: IncomingMessage): { readonly path: string; readonly query: URLSearchParams } {
  const [path = "/", ...query] = (request.url ?? "/").split("?");
  return { path, query: new URLSearchParams(query.join("?")) };
}

/** The token of `Authorization: token|Bearer <token>` or of Basic's password; `undefined` without the header. */
export function tokenOf(request: IncomingMessage): string | undefined {
  const [scheme = "", value = ""] = (request.headers.authorization ?? "").split(/ +/);
  if (/^(token|bearer)$/i.test(scheme)) return value;
  if (!/^basic$/i.test(scheme)) return scheme === "" ? undefined : "";
  return Buffer.from(value, "base64").toString().split(":").slice(1).join(":");
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > maximumBodyBytes) throw new Refusal(413, "Request body is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
};

export function send(response: ServerResponse, { status, headers, bytes }: Reply): void {
  response.writeHead(status, { ...headers, "x-github-request-id": randomUUID() });
  response.end(bytes);
}

/** Begins an answer that says how long it is, and ends the connection in its middle. */
export function sendHalf(response: ServerResponse, { status, headers, bytes }: Reply): void {
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  if (half.length === 0) return void response.destroy();
  response.writeHead(status, { ...headers, "content-length": String(bytes.length) });
  response.write(half, () => response.destroy());
}
