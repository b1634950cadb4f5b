import { createSign } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { acme } from "../../../local/forge/acme.ts";
import type { CreatedApp } from "../../../local/forge/created-app.ts";
import { createReporterApps } from "../../../local/forge/reporter-apps.ts";
import { startForge } from "../../../local/forge/server.ts";
import { client } from "./client.ts";

const apps = createReporterApps();
const forge = await startForge({ ...acme, apps: [...apps.values()].map(({ options }) => options), limits: false });
const test = suite("the Apps that clusters report as");
test.after(() => forge.close());

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An App's own token as Flux's notification-controller makes it: by the App's number. */
function jwt({ id, privateKey }: CreatedApp): string {
  const now = Math.floor(Date.now() / 1000);
  const signed = `${encode({ alg: "RS256", typ: "JWT" })}.${encode({ iat: now - 30, exp: now + 90, iss: String(id) })}`;
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey, "base64url")}`;
}

test("are one for each environment", () => {
  assert.equal([...apps.keys()], ["dev", "staging", "production", "cicd"]);
  assert.is(new Set([...apps.values()].map(({ id }) => id)).size, 4);
});

for (const [environment, app] of apps) {
  test(`dispatch as ${environment}'s reporter, asked for as Flux asks, and do nothing else`, async () => {
    const itself = client(forge, jwt(app));
    const { id } = (await itself("GET", "/api/v3/orgs/acme/installation")).body;
    const { token } = (await itself("POST", `/api/v3/app/installations/${id}/access_tokens`, null)).body;
    const senders: string[] = [];
    const stop = forge.onDelivery(({ payload }) => senders.push(JSON.stringify(payload)));
    const send = client(forge, token, "acme/events");
    assert.is((await send("POST", "dispatches", { event_type: "Kustomization/shop.flux-system" })).status, 204);
    stop();
    assert.match(senders[0] ?? "", `"login":"acme-landfall-${environment}[bot]"`);
    assert.is((await client(forge, token, "acme/environments")("GET", "")).status, 404);
  });
}

test.run();
