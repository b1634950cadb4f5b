import { suite } from "uvu";
import * as assert from "uvu/assert";
import { acme } from "../../../local/forge/acme.ts";
import { createReaderApp } from "../../../local/forge/reader-app.ts";
import { startForge } from "../../../local/forge/server.ts";
import { permissionsOf, readerApp } from "../../../model/setup/apps.ts";
import { appToken } from "./app-token.ts";
import { client } from "./client.ts";

const app = createReaderApp();
const forge = await startForge({ ...acme, apps: [app.options], limits: false });
const token = await appToken(forge, app);
const test = suite("the App that plans read as");
test.after(() => forge.close());

test("may what init asks GitHub for", () => {
  const { metadata: _, ...wanted } = permissionsOf(readerApp("acme-landfall-reader"));
  assert.equal(app.options.permissions, wanted);
});

test("reads what is merged, and writes nothing there", async () => {
  const environments = client(forge, token, "acme/environments");
  assert.is((await environments("GET", "contents/README.md")).status, 200);
  const writes = [
    ["PUT", "contents/README.md", { message: "x", content: "" }],
    ["POST", "git/refs", { ref: "refs/heads/x", sha: "0".repeat(40) }],
    ["POST", "check-runs", { name: "landfall/propose", head_sha: "0".repeat(40) }],
    ["POST", "dispatches", { event_type: "x" }],
  ] as const;
  for (const [method, path, body] of writes) assert.is((await environments(method, path, body)).status, 403, path);
});

for (const name of ["acme/specs", "acme/events", "acme/shop"]) {
  test(`does not see ${name}`, async () => {
    assert.is((await client(forge, token, name)("GET", "")).status, 404);
  });
}

test.run();
