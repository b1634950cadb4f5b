import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { workload } from "../../model/spec/resolve.ts";
import { load } from "../../schemas/load.ts";
import { changed, filesOf, problemsOf, sound } from "./specs.ts";

const root = join(import.meta.dirname, "../..");
const sample = new Map(
  globSync("environments/**/*.yaml", { cwd: root }).map((file) => [file, readFileSync(join(root, file))] as const),
);

const loading = suite("load");

loading("the sample is valid, without a warning", () => {
  const loaded = load(sample);
  assert.equal(loaded.problems, []);
  assert.is(loaded.status, "valid");
  assert.equal(loaded.counts, { files: sample.size, documents: sample.size });
});

loading("the sample shows what a first look should see", () => {
  const loaded = load(sample);
  if (loaded.status === "invalid") throw new Error("the sample is invalid");
  const { applications, environments, clusters } = loaded.model;
  assert.equal([...applications.keys()], ["billing", "portal", "registry", "scanner", "shop"]);
  assert.equal([...environments.keys()], ["cicd", "dev", "production", "staging"]);
  assert.equal([...clusters.keys()], ["cicd-eu", "dev-eu", "production-eu", "staging-eu"]);
  const production = environments.get("production");
  const released = [...applications.values()].filter(
    (application) =>
      production &&
      production.name in application.environments &&
      workload(loaded.model, application, production).release,
  );
  assert.equal(
    released.map(({ name }) => name),
    ["billing", "shop"],
  );
});

for (const [file, bytes] of sample) {
  loading(`${file} starts with a line that leads editors to its schema`, () => {
    const text = bytes.toString();
    const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? "";
    const kind = /^kind: (\w+)$/m.exec(text)?.[1] ?? "";
    assert.is(normalize(join(dirname(file), schema)), `schemas/${kind.toLowerCase()}.schema.json`);
  });
}

loading("a valid model is ordered by name and knows where each document stands", () => {
  const more = (sound["shop.yaml"] ?? "").replace("name: shop", "name: about").replace("/api", "/about");
  const loaded = load(filesOf({ ...sound, "z.yaml": more }));
  if (loaded.status === "invalid") throw new Error(JSON.stringify(loaded.problems));
  assert.equal([...loaded.model.applications.keys()], ["about", "shop"]);
  assert.equal(loaded.model.applications.get("shop")?.name, "shop");
  assert.equal(loaded.model.places.get("Cluster/production-eu"), { file: "production.yaml", document: 1 });
  assert.equal(loaded.counts, { files: 5, documents: 6 });
});

loading("the same specs in another order of files and documents are the same model", () => {
  const swap = (text: string): string => text.split("---\n").reverse().join("---\n");
  const texts = Object.entries({ ...sound, "production.yaml": swap(sound["production.yaml"] ?? "") }).reverse();
  const [one, other] = [load(filesOf(sound)), load(filesOf(Object.fromEntries(texts)))];
  if (one.status === "invalid" || other.status === "invalid") throw new Error("invalid");
  assert.equal({ ...one.model, places: new Map() }, { ...other.model, places: new Map() });
});

for (const path of ["deploy.yaml", "../specs/deploy.yml", "./deploy.yaml", "/home/.hidden/deploy.YAML"]) {
  loading(`a file ${path} that is none of ours is a problem`, () => {
    const problems = problemsOf({ ...sound, [path]: "apiVersion: apps/v1\nkind: Deployment\n" });
    assert.equal(
      problems.map(({ file }) => file),
      [path],
    );
  });
}

loading("problems come sorted by place, each once", () => {
  const text = (sound["shop.yaml"] ?? "").replace("port: 8080", "port: 80").replace("min: 2", "min: two");
  const problems = problemsOf({
    ...changed("organization.yaml", "owner: acme", "owner: 7"),
    "shop.yaml": text,
    "a.yaml": "x: [",
  });
  assert.equal(
    problems.map(({ file, line }) => `${file}:${line}`),
    ["a.yaml:1", "organization.yaml:7", "shop.yaml:8", "shop.yaml:17"],
  );
  assert.is(new Set(problems.map((problem) => JSON.stringify(problem))).size, problems.length);
});

loading("a warning does not make specs invalid, an error does", () => {
  const other = (sound["shop.yaml"] ?? "").replace("name: shop", "name: store").replace("/api", "/store");
  const texts = {
    ...changed(
      "production.yaml",
      "---",
      `---\n${(sound["production.yaml"] ?? "").split("---")[0]?.replaceAll("production", "staging")}---`,
    ),
  };
  const store = other.replace("production: {}", "staging: {}");
  const release = (sound["release.yaml"] ?? "").replace(
    "shop:",
    `store: { tag: v1, digest: sha256:${"0".repeat(64)} }\n    shop:`,
  );
  const loaded = load(filesOf({ ...texts, "store.yaml": store, "release.yaml": release }));
  assert.equal(
    loaded.problems.map(({ severity }) => severity),
    ["warning"],
  );
  assert.is(loaded.status, "valid");
  assert.is(load(filesOf(changed("shop.yaml", "port: 8080", "port: 80"))).status, "invalid");
});

loading("a message stays short, whatever the specs say", () => {
  const key = "k".repeat(8000);
  for (const problem of problemsOf(changed("shop.yaml", "LOG_LEVEL: info", `? ${key}\n    : "1"`)))
    assert.ok(problem.message.length <= 500 && problem.path.length <= 500);
});

loading("thousands of mistakes in one document are told in part", () => {
  const lines = Array.from({ length: 900 }, (_, index) => `    "${index}-": info`).join("\n");
  const problems = problemsOf(changed("shop.yaml", "    LOG_LEVEL: info", lines));
  assert.ok(problems.length > 10 && problems.length <= 100, `${problems.length}`);
});

loading.run();
