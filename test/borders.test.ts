import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";

/** room -> what it may import: rooms of ours (`model`), packages (`ajv`) and Node's modules (`node:crypto`). */
type Borders = { readonly room: RegExp; readonly rooms: readonly string[]; readonly packages: readonly string[] };

const pure = ["model", "schemas", "manifests-src", "events", "views"];

/** The first room that matches a file holds for it: DESIGN.md section 3. */
const borders: readonly Borders[] = [
  { room: /^model\//, rooms: [], packages: [] },
  { room: /^schemas\//, rooms: ["model"], packages: ["ajv", "yaml"] },
  { room: /^manifests-src\/workload\//, rooms: ["model"], packages: ["cdk8s", "cdk8s-plus-28"] },
  { room: /^manifests-src\//, rooms: ["model"], packages: ["cdk8s", "constructs", "node:crypto"] },
  { room: /^views\/plan\//, rooms: ["model"], packages: ["diff"] },
  { room: /^events\/junit\.ts$/, rooms: ["model"], packages: ["sax"] },
  { room: /^(events|views)\//, rooms: ["model"], packages: [] },
  { room: /^actions\/io\/id-token\.ts$/, rooms: ["model"], packages: ["jose"] },
  {
    room: /^actions\/io\//,
    rooms: ["model", "actions/io"],
    packages: ["@actions", "@octokit", "simple-git", "node:"],
  },
  { room: /^actions\/[a-z]+\/run\.ts$/, rooms: [...pure, "actions/io:type", "own"], packages: [] },
  { room: /^actions\/[a-z]+\//, rooms: [...pure, "actions/io", "own"], packages: [] },
  { room: /^actions\/landfall\.ts$/, rooms: ["actions/io", "actions/*/cli.ts", "schemas", "views"], packages: [] },
  { room: /^local\/workflows\//, rooms: ["local"], packages: ["node:", "yaml"] },
  { room: /^local\//, rooms: ["local"], packages: ["node:"] },
];

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean };

/** What is wrong with an import of `file`; `undefined` when it stays inside its borders. */
function trespass(file: string, { to, typeOnly }: Import): string | undefined {
  const border = borders.find(({ room }) => room.test(file));
  if (border === undefined) return `${file} is in no room`;
  const allowed = to.startsWith(".")
    ? isAllowedRoom(border, file, normalize(join(dirname(file), to)), typeOnly)
    : border.packages.some((name) => to === name || to.startsWith(name.endsWith(":") ? name : `${name}/`));
  return allowed ? undefined : `${file} must not import ${to}`;
}

function isAllowedRoom({ rooms }: Borders, file: string, target: string, typeOnly: boolean): boolean {
  const inRoom = (room: string): boolean => target.startsWith(`${room}/`);
  const room = file.split("/")[0] ?? "";
  if (!room.startsWith("actions") && inRoom(room)) return true;
  return rooms.some((allowed) => {
    if (allowed === "own") return inRoom(dirname(file));
    if (allowed.endsWith(":type")) return typeOnly && inRoom(allowed.slice(0, -":type".length));
    if (allowed.includes("*")) return new RegExp(`^${allowed.replace("*", "[a-z]+")}$`).test(target);
    return inRoom(allowed) || (target === "package.json" && allowed === "actions/io");
  });
}

/** Every import of a source text; `import type` and lists in which each name is a type count as types only. */
function importsOf(from: string, text: string): readonly Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(?<what>(?:type\s+)?[^;"']*?from\s+)?["'](?<to>[^"']+)["']/gm);
  const dynamic = text.matchAll(/\bimport\(\s*["'](?<to>[^"']+)["']\s*\)/g);
  return [...statements, ...dynamic].flatMap(({ groups }) => {
    const to = groups?.["to"];
    if (to === undefined) return [];
    const names =
      /\{([^}]*)\}/
        .exec(groups?.["what"] ?? "")?.[1]
        ?.split(",")
        .filter((name) => name.trim() !== "") ?? [];
    const allTypes = names.length > 0 && names.every((name) => name.trim().startsWith("type "));
    return [{ from, to, typeOnly: /^type\s/.test(groups?.["what"] ?? "") || allTypes }];
  });
}

const root = join(import.meta.dirname, "..");
const sources = globSync("{model,schemas,manifests-src,events,views,actions,local}/**/*.ts", { cwd: root }).sort();
const all = sources.map((file) => ({ file, imports: importsOf(file, readFileSync(join(root, file), "utf8")) }));

const rooms = suite("borders");

rooms("every import stays inside its room's borders", () => {
  assert.ok(sources.length > 50, `only ${sources.length} files found`);
  // The demo runs the built bundles; nothing else in `local` may know of ours, and it knows none of our types either.
  const wrong = all.flatMap(({ file, imports }) => imports.map((one) => trespass(file, one)).filter(Boolean));
  assert.equal(wrong, []);
});

const rejected: readonly (readonly [string, string])[] = [
  ["model/spec/model.ts", 'import { createHash } from "node:crypto";'],
  ["model/spec/model.ts", 'import Ajv from "ajv";'],
  ["model/task/task.ts", 'import { load } from "../../schemas/load.ts";'],
  ["schemas/load.ts", 'import { render } from "../manifests-src/render.ts";'],
  ["schemas/load.ts", 'import { readFileSync } from "node:fs";'],
  ["manifests-src/render.ts", 'import { Deployment } from "cdk8s-plus-28";'],
  ["manifests-src/render.ts", 'import { load } from "../schemas/load.ts";'],
  ["events/flux.ts", 'import { toCheckRun } from "../views/task/check-run.ts";'],
  ["events/flux.ts", 'import sax from "sax";'],
  ["views/task/check-run.ts", 'import { styleText } from "node:util";'],
  ["views/task/check-run.ts", 'import { structuredPatch } from "diff";'],
  ["actions/io/files.ts", 'import { load } from "../../schemas/load.ts";'],
  ["actions/io/files.ts", 'import { App } from "cdk8s";'],
  ["actions/io/runner.ts", 'import { jwtVerify } from "jose";'],
  ["actions/render/run.ts", 'import { readTree } from "../io/files.ts";'],
  ["actions/render/run.ts", 'import { run } from "../validate/run.ts";'],
  ["actions/render/cli.ts", 'import { run } from "../validate/run.ts";'],
  ["actions/render/cli.ts", 'import { readFileSync } from "node:fs";'],
  ["actions/landfall.ts", 'import { render } from "../manifests-src/render.ts";'],
  ["local/forge/server.ts", 'import type { Lock } from "../../model/tree/lock.ts";'],
  ["local/forge/server.ts", 'import { Octokit } from "@octokit/rest";'],
  ["local/forge/server.ts", 'import { parse } from "yaml";'],
  ["local/workflows/workflow.ts", 'import { load } from "../../schemas/load.ts";'],
];
for (const [file, line] of rejected) {
  rooms(`${file} may not say ${line}`, () => {
    const [found] = importsOf(file, line);
    assert.ok(found, "the import was not seen");
    assert.is.not(trespass(file, found), undefined);
  });
}

const accepted: readonly (readonly [string, string])[] = [
  ["actions/render/run.ts", 'import type { Clone } from "../io/git/clone.ts";'],
  ["actions/render/run.ts", 'import { type Clone } from "../io/git/clone.ts";'],
  ["manifests-src/workload/deployment.ts", 'import { Deployment } from "cdk8s-plus-28";'],
  ["events/junit.ts", 'import sax from "sax";'],
  ["actions/io/id-token.ts", 'import { jwtVerify } from "jose";'],
  ["views/plan/hunks.ts", 'import { structuredPatch } from "diff";'],
  ["actions/landfall.ts", 'import { didYouMean } from "../schemas/check/closest.ts";'],
  ["actions/landfall.ts", 'const load = () => import("./render/cli.ts");'],
  ["local/workflows/workflow.ts", 'import { parse } from "yaml";'],
];
for (const [file, line] of accepted) {
  rooms(`${file} may say ${line}`, () => {
    const [found] = importsOf(file, line);
    assert.ok(found, "the import was not seen");
    assert.is(trespass(file, found), undefined);
  });
}

rooms("the folders of model are a closed list", () => {
  const folders = new Set(sources.filter((file) => file.startsWith("model/")).map((file) => file.split("/")[1] ?? ""));
  assert.equal(
    [...folders]
      .filter((name) => !name.endsWith(".ts"))
      .filter((name) => !["spec", "tree", "names", "change", "cost", "release", "task", "setup"].includes(name)),
    [],
  );
});

rooms("no pure room reads a clock, chance or the environment", () => {
  const impure = /\b(Date\.now|new Date\(\)|Math\.random|process\.|performance\.|globalThis\.)/;
  const guilty = sources.filter(
    // The text of a page's script runs in a browser only.
    (file) =>
      file !== "views/page/client.generated.ts" &&
      pure.includes(file.split("/")[0] ?? "") &&
      impure.test(readFileSync(join(root, file), "utf8")),
  );
  assert.equal(guilty, []);
});

rooms("no imports go in circles", () => {
  const edges = new Map(
    all.map(({ file, imports }) => [
      file,
      imports.filter(({ to }) => to.startsWith(".")).map(({ to }) => normalize(join(dirname(file), to))),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(" > "));
    else if (!done.has(file)) for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of sources) visit(file, []);
  assert.equal(circles, []);
});

rooms("no file is a barrel or a drawer", () => {
  assert.equal(
    sources.filter((file) => /(^|\/)(index|utils?|helpers?|common|misc)\.ts$/.test(file)),
    [],
  );
});

rooms.run();
