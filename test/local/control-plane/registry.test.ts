import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { packChart } from "../../../local/control-plane/registry/chart.ts";
import { repositoryOf } from "../../../local/control-plane/registry/repository.ts";
import { startRegistry } from "../../../local/control-plane/registry.ts";

const registry = await startRegistry();
const name = "ghcr.io/acme/charts/registry";
const at = (path: string): string => `http://${registry.address}/v2/${path}`;
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
const digestOf = (bytes: Buffer): string => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

type Descriptor = { readonly mediaType: string; readonly digest: string; readonly size: number };
type Manifest = { readonly config: Descriptor; readonly layers: readonly Descriptor[] };
const manifest = async (reference = "3.0.0") =>
  (await (await fetch(at(`${name}/manifests/${reference}`))).json()) as Manifest;
async function blob({ digest }: Descriptor): Promise<Buffer> {
  return bytesOf(await fetch(at(`${name}/blobs/${digest}`)));
}

const test = suite("the registry of charts");
test.after(() => registry.close());

test("says what it speaks", async () => {
  const response = await fetch(at(""));
  assert.equal([response.status, response.headers.get("docker-distribution-api-version")], [200, "registry/2.0"]);
});

test("has each chart under the name of what it stands in for, tagged with its version", async () => {
  assert.equal(registry.repositories, [name]);
  assert.equal(await (await fetch(at(`${name}/tags/list`))).json(), { name, tags: ["3.0.0"] });
});

test("gives a manifest by its tag and by its digest, and its size before its bytes", async () => {
  const byTag = await fetch(at(`${name}/manifests/3.0.0`));
  const [bytes, digest = ""] = [await bytesOf(byTag), byTag.headers.get("docker-content-digest") ?? ""];
  assert.is(byTag.headers.get("content-type"), "application/vnd.oci.image.manifest.v1+json");
  assert.is(digest, digestOf(bytes));
  assert.equal(await manifest(digest), await manifest());
  const head = await fetch(at(`${name}/manifests/${digest}`), { method: "HEAD" });
  assert.equal([head.status, head.headers.get("content-length")], [200, String(bytes.length)]);
});

test("has what the manifest says, by digest and size", async () => {
  const { config, layers } = await manifest();
  assert.equal(
    [config, ...layers].map(({ mediaType }) => mediaType),
    ["application/vnd.cncf.helm.config.v1+json", "application/vnd.cncf.helm.chart.content.v1.tar+gzip"],
  );
  for (const one of [config, ...layers]) {
    const bytes = await blob(one);
    assert.equal([digestOf(bytes), bytes.length], [one.digest, one.size]);
    const head = await fetch(at(`${name}/blobs/${one.digest}`), { method: "HEAD" });
    assert.equal([head.status, head.headers.get("content-length")], [200, String(one.size)]);
  }
  const { name: chart, version } = JSON.parse((await blob(config)).toString()) as Record<string, unknown>;
  assert.equal([chart, version], ["registry", "3.0.0"]);
});

test("serves an archive that tar unpacks, below the chart's name", async () => {
  const [layer] = (await manifest()).layers;
  const input = layer ? await blob(layer) : "";
  const files = ["Chart.yaml", "templates/claim.yaml", "templates/deployment.yaml", "templates/service.yaml"];
  assert.equal(
    execFileSync("tar", ["-tzf", "-"], { input, encoding: "utf8" }).trim().split("\n"),
    [...files, "values.yaml"].map((path) => `registry/${path}`),
  );
  const chart = execFileSync("tar", ["-xzOf", "-", "registry/Chart.yaml"], { input, encoding: "utf8" });
  assert.match(chart, /^apiVersion: v2\nname: registry\n/);
});

for (const [what, path, code] of [
  ["a repository", "ghcr.io/acme/charts/none/manifests/3.0.0", "NAME_UNKNOWN"],
  ["a tag", `${name}/manifests/4.0.0`, "MANIFEST_UNKNOWN"],
  ["a blob", `${name}/blobs/sha256:${"0".repeat(64)}`, "BLOB_UNKNOWN"],
] as const) {
  test(`knows of no other than its own: ${what}`, async () => {
    const response = await fetch(at(path));
    const { errors } = (await response.json()) as { errors: readonly { code: string }[] };
    assert.equal([response.status, errors.map((one) => one.code)], [404, [code]]);
  });
}

test("takes nothing", async () => {
  assert.is((await fetch(at(`${name}/blobs/uploads/`), { method: "POST" })).status, 405);
});

test.run();

const packing = suite("packing a chart");
let folder = "";
packing.before.each(async () => {
  folder = await mkdtemp(join(tmpdir(), "chart-"));
  await mkdir(join(folder, "templates"));
  await writeFile(join(folder, "templates", "a.yaml"), "a".repeat(512));
  await writeFile(join(folder, "Chart.yaml"), "apiVersion: v2\nname: one\nversion: 1.0.0+1\n");
});
packing.after.each(() => rm(folder, { recursive: true, force: true }));

packing("gives the same bytes whenever the files were written", async () => {
  const { archive, metadata } = packChart(folder);
  await writeFile(join(folder, "templates", "a.yaml"), "a".repeat(512));
  assert.ok(packChart(folder).archive.equals(archive));
  assert.equal(metadata, { apiVersion: "v2", name: "one", version: "1.0.0+1" });
  const listed = execFileSync("tar", ["-tzf", "-"], { input: archive, encoding: "utf8" });
  assert.is(listed, "one/Chart.yaml\none/templates/a.yaml\n");
});

packing("tags a version with a plus as Helm does", () => {
  assert.equal(repositoryOf(packChart(folder)).tags, ["1.0.0_1"]);
});

for (const [what, text, said] of [
  ["lists", "name: one\nversion: 1.0.0\nkeywords:\n  - a\n", /Chart\.yaml: "keywords:" is not a line of "key: text"/],
  ["no version", "name: one\n", /Chart\.yaml: name and version are missing/],
] as const) {
  packing(`refuses a Chart.yaml of ${what}`, async () => {
    await writeFile(join(folder, "Chart.yaml"), text);
    assert.throws(() => packChart(folder), said);
  });
}

packing("refuses a path that is too long for the archive", async () => {
  await writeFile(join(folder, "templates", `${"a".repeat(100)}.yaml`), "");
  assert.throws(() => packChart(folder), /is longer than the 100 bytes/);
});

packing.run();
