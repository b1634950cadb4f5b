import { suite } from "uvu";
import * as assert from "uvu/assert";
import { specsAt } from "../../../actions/io/base-specs.ts";
import { readSpecs } from "../../../actions/io/files.ts";
import { openLocal } from "../../../actions/io/git/local.ts";
import { openObjects } from "../../../actions/io/git/object-reader.ts";
import { openWorkspace } from "../doors/start.ts";

const test = suite("specs at another commit");

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

async function at(commit: string, folder: string) {
  const repository = openLocal(folder);
  await using objects = openObjects(repository.root);
  const head = readSpecs(folder);
  return { head, files: await specsAt({ repository, objects, commit, folder, head }) };
}

test("are what was committed, and the very same bytes where nothing was changed since", async () => {
  using workspace = openWorkspace();
  const commit = workspace.commit();
  workspace.write("environments/applications/shop.yaml", "changed: true\n");
  workspace.write("environments/new.yaml", "new: true\n");
  const { head, files } = await at(commit, `${workspace.folder}/environments`);
  const path = (name: string): string => `${workspace.folder}/environments/${name}`;
  assert.not.ok(files.has(path("new.yaml")));
  assert.match(text(files.get(path("applications/shop.yaml"))), /^# yaml-language-server/);
  assert.is(files.get(path("applications/portal.yaml")), head.get(path("applications/portal.yaml")));
  assert.equal([...files.keys()], [...files.keys()].sort());
});

for (const ending of ["/", "/./", "//"])
  test(`have the paths that their reader gives them: environments${ending}`, async () => {
    using workspace = openWorkspace();
    const commit = workspace.commit();
    const { head, files } = await at(commit, `${workspace.folder}/environments${ending}`);
    assert.equal([...files.keys()], [...head.keys()]);
  });

test("bring back a file that is there no more", async () => {
  using workspace = openWorkspace();
  workspace.write("environments/gone.yaml", "gone: true\n");
  const commit = workspace.commit();
  workspace.remove("environments/gone.yaml");
  const { head, files } = await at(commit, `${workspace.folder}/environments`);
  const path = `${workspace.folder}/environments/gone.yaml`;
  assert.not.ok(head.has(path));
  assert.is(text(files.get(path)), "gone: true\n");
});

test("are none where that commit had no such folder", async () => {
  using workspace = openWorkspace();
  const commit = workspace.commit();
  workspace.write("others/spec.yaml", "a: 1\n");
  assert.is((await at(commit, `${workspace.folder}/others`)).files.size, 0);
});

test("are refused where a file of the commit is not in the clone", async () => {
  using workspace = openWorkspace();
  workspace.commit();
  const repository = openLocal(`${workspace.folder}/environments`);
  const folder = `${workspace.folder}/environments`;
  const none = {
    read: async (names: readonly string[]) => names.map(() => undefined),
    [Symbol.asyncDispose]: async () => {},
  };
  let said = "";
  await specsAt({ repository, objects: none, commit: "HEAD", folder, head: new Map() }).catch((error: Error) => {
    said = error.message;
  });
  assert.match(said, /is not in this clone: fetch it without a filter$/);
});

test.run();
