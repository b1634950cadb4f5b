import { createSign } from "node:crypto";
import type { CreatedApp } from "../../../local/forge/created-app.ts";
import type { Forge } from "../../../local/forge/server.ts";
import { client } from "./client.ts";

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An App's own token as Flux's notification-controller makes it: by the App's number. */
function jwt({ id, privateKey }: CreatedApp): string {
  const now = Math.floor(Date.now() / 1000);
  const signed = `${encode({ alg: "RS256", typ: "JWT" })}.${encode({ iat: now - 30, exp: now + 90, iss: String(id) })}`;
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey, "base64url")}`;
}

/** A token of the App on acme that may all that the App may, asked for as Flux asks. */
export async function appToken(forge: Forge, app: CreatedApp): Promise<string> {
  const itself = client(forge, jwt(app));
  const { id } = (await itself("GET", "/api/v3/orgs/acme/installation")).body;
  return (await itself("POST", `/api/v3/app/installations/${id}/access_tokens`, null)).body.token;
}
