import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readSpecs } from "../../../../actions/io/files.ts";
import { type Bare, openBare } from "../../../../actions/io/git/bare.ts";
import { checkOut } from "../../../../actions/io/git/check-out.ts";
import { OutsideError, UserError } from "../../../../model/problem.ts";

/** An entry of a folder as Git keeps it: any mode, any name. */
type RawEntry = { readonly name: Buffer | string; readonly content?: Buffer | string; readonly mode?: string };

type Scene = { readonly bare: Bare; readonly source: string; readonly target: string };
let scene: Scene;

const git = (args: readonly string[], input: Buffer | string = ""): string =>
  execFileSync("git", args, { cwd: scene.source, input, env: { ...process.env, ...identity } })
    .toString()
    .trim();

const identity = Object.fromEntries(
  ["AUTHOR", "COMMITTER"].flatMap((who) => [
    [`GIT_${who}_NAME`, "Ada"],
    [`GIT_${who}_EMAIL`, "ada@acme.example"],
  ]),
);

function treeOf(entries: readonly RawEntry[]): string {
  const lines = entries.map(({ name, content = "a: 1\n", mode = "100644" }) => {
    const id =
      mode === "160000" || mode === "040000" ? String(content) : git(["hash-object", "-w", "--stdin"], content);
    const type = mode === "160000" ? "commit" : mode === "040000" ? "tree" : "blob";
    return Buffer.concat([Buffer.from(`${mode} ${type} ${id}\t`), Buffer.from(name), Buffer.from("\0")]);
  });
  return git(["mktree", "-z", "--missing"], Buffer.concat(lines));
}

/** Commits a folder `specs` and what stands beside it; gives the commit's id. */
function commit(specs: readonly RawEntry[], beside: readonly RawEntry[] = []): string {
  const root = treeOf([...beside, { name: "specs", content: treeOf(specs), mode: "040000" }]);
  return git(["commit-tree", root, "-m", "Hostile"]);
}

const out = suite("checkOut");
out.before.each(async () => {
  const [source = "", target = ""] = ["source", "target"].map((name) =>
    mkdtempSync(join(tmpdir(), `landfall-${name}-`)),
  );
  scene = { bare: await openBare({ url: "http://127.0.0.1:1/acme/specs", token: undefined }), source, target };
  git(["init", "--quiet", "."]);
  const gitFolder = (await scene.bare.git("rev-parse", "--absolute-git-dir")).trim();
  mkdirSync(join(gitFolder, "objects/info"), { recursive: true });
  writeFileSync(join(gitFolder, "objects/info/alternates"), `${join(source, ".git/objects")}\n`);
});
out.after.each(async () => {
  await scene.bare[Symbol.asyncDispose]();
  for (const folder of [scene.source, scene.target]) rmSync(folder, { recursive: true, force: true });
});

const take = (id: string, folder = "specs") => checkOut(scene.bare.git, { commit: id, folder, target: scene.target });
const found = (): readonly string[] => readdirSync(join(scene.target, "specs")).sort();

async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act;
  } catch (error) {
    if (error instanceof UserError || error instanceof OutsideError) return error.message;
    throw error;
  }
  return "";
}

const sound: RawEntry = { name: "a.yaml" };
const rows: readonly (readonly [title: string, entries: readonly RawEntry[], said: string])[] = [
  [
    "a link to a file",
    [{ name: "b.yaml", mode: "120000", content: "/etc/passwd" }],
    "specs/b.yaml is a symbolic link: put the file itself there",
  ],
  [
    "a link to a folder",
    [{ name: "b", mode: "120000", content: "../.." }],
    "specs/b is a symbolic link: put the file itself there",
  ],
  [
    "a submodule",
    [{ name: "b", mode: "160000", content: "1".repeat(40) }],
    "specs/b is a submodule: put the specs themselves there",
  ],
];
for (const [title, entries, said] of rows) {
  out(`${title} is refused before anything is written: ${said}`, async () => {
    assert.is(await refusal(take(commit([sound, ...entries]))), said);
    assert.equal(readdirSync(scene.target), []);
  });
}

out("a folder that is not there, or is a file or a link, is refused", async () => {
  const id = commit(
    [sound],
    [
      { name: "file", content: "" },
      { name: "link", mode: "120000", content: "specs" },
    ],
  );
  assert.is(await refusal(take(id, "nowhere")), "nowhere holds no YAML file: name the folder of your specs");
  assert.is(await refusal(take(id, "file")), "file holds no YAML file: name the folder of your specs");
  assert.is(await refusal(take(id, "link")), "link is a symbolic link: put the file itself there");
  assert.match(await refusal(take(id, "../specs")), /outside repository/);
  assert.match(await refusal(take(id, "/etc")), /outside repository/);
});

out("every byte is as it was committed, whatever .gitattributes asks for, and no filter or hook is run", async () => {
  const content = "a: 1 # $Id$ $Format:%H$\nb: 2\r\n";
  const attributes = "*.yaml text eol=crlf ident filter=evil working-tree-encoding=UTF-16 export-ignore export-subst\n";
  const touch = join(scene.source, "touched");
  const config = `[filter "evil"]\n\tsmudge = touch ${touch}\n\trequired = true\n`;
  const modules = `[submodule "x"]\n\tpath = x\n\turl = "ext::sh -c touch% ${touch}"\n\tupdate = !touch ${touch}\n`;
  const beside = [
    { name: ".gitattributes", content: attributes },
    { name: ".gitconfig", content: config },
    { name: ".gitmodules", content: modules },
    { name: "post-checkout", content: `#!/bin/sh\ntouch ${touch}\n`, mode: "100755" },
    { name: "x", content: "1".repeat(40), mode: "160000" },
  ];
  await take(
    commit(
      [
        { name: "a.yaml", content },
        { name: ".gitattributes", content: attributes },
      ],
      beside,
    ),
  );
  assert.is(readFileSync(join(scene.target, "specs/a.yaml"), "utf8"), content);
  assert.is(existsSync(touch), false);
});

out("only YAML is written, with the name that Git has for it", async () => {
  const names = ["-rf.yaml", "b c.YML", "d;$(e).yaml", "[f].yaml", "g\\h.yaml", '"i".yaml'];
  await take(
    commit([sound, ...names.map((name) => ({ name })), { name: "image.png", content: Buffer.alloc(2 ** 20) }]),
  );
  assert.equal(found(), [...names, "a.yaml"].sort());
});

out("names that cannot be read are refused when they are looked at", async () => {
  const names = ["b\nc.yaml", "\u202e.yaml", Buffer.from("\xff.yaml", "latin1"), "A.yaml"];
  await take(commit([sound, ...names.map((name) => ({ name }))]));
  const specs = join(scene.target, "specs");
  const said = await refusal(Promise.resolve().then(() => readSpecs(specs)));
  assert.equal(said.replaceAll(`${specs}/`, "").split("\n"), [
    "A.yaml and a.yaml differ in case only: rename one",
    "b\\u{a}c.yaml has a name that cannot be read: rename it",
    "\\u{202e}.yaml has a name that cannot be read: rename it",
    "\\u{fffd}.yaml has a name that cannot be read: rename it",
  ]);
});

out("a tree that would write into .git, or above the folder, writes neither", async () => {
  for (const name of [".git", ".."]) {
    const inner = treeOf([{ name: "config.yaml" }]);
    await take(commit([sound, { name, content: inner, mode: "040000" }]));
    assert.equal(readdirSync(scene.target, { recursive: true }).sort(), ["specs", "specs/a.yaml"], name);
  }
});

out("more bytes than are read are refused before they are written", async () => {
  const content = Buffer.alloc(9 * 2 ** 20, "x");
  const entries = Array.from({ length: 8 }, (_, index) => ({ name: `${index}.yaml`, content }));
  assert.is(await refusal(take(commit(entries))), "specs holds more YAML than is read: read its folders one at a time");
  assert.equal(readdirSync(scene.target), []);
});

out.run();
