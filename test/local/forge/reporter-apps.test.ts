import { suite } from "uvu";
import * as assert from "uvu/assert";
import { acme } from "../../../local/forge/acme.ts";
import { createReporterApps, createStatusApps } from "../../../local/forge/reporter-apps.ts";
import { startForge } from "../../../local/forge/server.ts";
import { appToken } from "./app-token.ts";
import { client } from "./client.ts";

const [apps, statusApps] = [createReporterApps(), createStatusApps()];
const created = [...apps.values(), ...statusApps.values()].map(({ options }) => options);
const forge = await startForge({ ...acme, apps: created, limits: false });
const test = suite("the Apps that clusters report as");
test.after(() => forge.close());

test("are one for each environment", () => {
  assert.equal([...apps.keys()], ["dev", "staging", "production", "cicd"]);
  assert.is(new Set([...apps.values()].map(({ id }) => id)).size, 4);
});

for (const [environment, app] of apps) {
  test(`dispatch as ${environment}'s reporter, asked for as Flux asks, and do nothing else`, async () => {
    const token = await appToken(forge, app);
    const senders: string[] = [];
    const stop = forge.onDelivery(({ payload }) => senders.push(JSON.stringify(payload)));
    const send = client(forge, token, "acme/events");
    assert.is((await send("POST", "dispatches", { event_type: "Kustomization/shop.flux-system" })).status, 204);
    stop();
    assert.match(senders[0] ?? "", `"login":"acme-landfall-${environment}[bot]"`);
    assert.is((await client(forge, token, "acme/environments")("GET", "")).status, 404);
  });
}

for (const [environment, app] of statusApps) {
  test(`write commit statuses as ${environment}'s status reporter, as Flux does, and do nothing else`, async () => {
    const { sha } = (await client(forge, "t-ada", "acme/environments")("GET", "commits/main")).body;
    const token = await appToken(forge, app);
    const send = client(forge, token, "acme/environments");
    const [context, dispatch] = ["flux/staging/staging-eu/apps-shop", { event_type: "Kustomization/shop.flux-system" }];
    assert.is((await send("GET", `commits/${sha}/statuses`)).status, 200);
    assert.is((await send("POST", `statuses/${sha}`, { state: "success", context })).status, 201);
    assert.is((await send("POST", "dispatches", dispatch)).status, 403);
    assert.is((await client(forge, token, "acme/events")("POST", "dispatches", dispatch)).status, 404);
  });
}

test.run();
