import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { UserError } from "../../../model/problem.ts";
import { openWorkspace } from "../doors/start.ts";
import { addCluster, render, snapshot } from "./out-folder.ts";

const shop = "staging/staging-eu/apps/shop";
const notRendered = (path: string, more = ""): string =>
  `${path}${more} rendered: undo that, or delete out/staging, and render again`;
const linked = (path: string): string => `${path} is a symbolic link: put the file itself there`;
const noLock = (path: string): string =>
  `${path} has no landfall.lock, so Landfall did not write it: delete it, or render into another folder`;

/** What somebody does to a rendered `out`, and what is then said instead of writing into it. */
const damages: readonly (readonly [title: string, damage: (out: string) => void, said: string])[] = [
  [
    "a file that was edited",
    (out) => appendFileSync(`${out}/${shop}/deployment-shop.yaml`, "# by hand\n"),
    notRendered(`out/${shop}/deployment-shop.yaml`, " is not as it was"),
  ],
  [
    "a file that was deleted",
    (out) => rmSync(`${out}/${shop}/service-shop.yaml`),
    notRendered(`out/${shop}/service-shop.yaml`, " is not as it was"),
  ],
  [
    "a file that was added to a unit",
    (out) => writeFileSync(`${out}/${shop}/extra.yaml`, "kind: Secret\n"),
    notRendered(`out/${shop}/extra.yaml`, " is not as it was"),
  ],
  [
    "a file that was added beside the units",
    (out) => writeFileSync(`${out}/staging/.notes`, "mine\n"),
    notRendered("out/staging/.notes", " is not as it was"),
  ],
  [
    "a unit that was deleted",
    (out) => rmSync(`${out}/staging/staging-eu/flux`, { recursive: true }),
    notRendered("out/staging/staging-eu/flux/alert-landfall-status.yaml", " and N more are not as they were"),
  ],
  [
    "a lock that was damaged",
    (out) => appendFileSync(`${out}/staging/landfall.lock`, "<<<<<<< HEAD\n"),
    notRendered("out/staging/landfall.lock", " is not as it was"),
  ],
  ["a lock that was deleted", (out) => rmSync(`${out}/staging/landfall.lock`), noLock("out/staging")],
  [
    "a file that was replaced by a link",
    (out) => {
      rmSync(`${out}/${shop}/service-shop.yaml`);
      symlinkSync("/etc/hostname", `${out}/${shop}/service-shop.yaml`);
    },
    linked(`out/${shop}/service-shop.yaml`),
  ],
  [
    "an environment that was replaced by a link",
    (out) => {
      cpSync(`${out}/staging`, `${out}/elsewhere`, { recursive: true });
      rmSync(`${out}/staging`, { recursive: true });
      symlinkSync("elsewhere", `${out}/staging`);
    },
    linked("out/staging"),
  ],
];

/** What is in `out` before anything was rendered there. */
const strangers: readonly (readonly [title: string, fill: (out: string) => void, said: string])[] = [
  [
    "a folder of other things",
    (out) => writeFileSync(join(out, "thesis.txt"), "mine\n"),
    "out holds other things (thesis.txt): render into an empty or new folder",
  ],
  [
    "a folder with an environment's name",
    (out) => mkdirSync(`${out}/staging/mine`, { recursive: true }),
    noLock("out/staging"),
  ],
  ["a file with an environment's name", (out) => writeFileSync(`${out}/staging`, "mine\n"), noLock("out/staging")],
];

const refused = suite("render writes nothing and says why, when it finds");

/** Runs with `out` named as a user names it, and gives the message. */
function refusalOf(folder: string, act: () => void): string {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error.message.replaceAll(`${folder}/`, "").replace(/\d+ more/, "N more");
    throw error;
  }
  return "nothing was refused";
}

for (const [title, damage, said] of damages) {
  refused(title, () => {
    using workspace = openWorkspace();
    const out = join(workspace.folder, "out");
    render(workspace);
    // There is something to write, in that environment's turn and before it.
    for (const environment of ["dev", "staging"]) addCluster(workspace, environment);
    damage(out);
    const before = snapshot(out);
    assert.is(
      refusalOf(workspace.folder, () => render(workspace)),
      said,
    );
    assert.equal(snapshot(out), before);
  });
}

for (const [title, fill, said] of strangers) {
  refused(title, () => {
    using workspace = openWorkspace();
    const out = join(workspace.folder, "out");
    mkdirSync(out);
    fill(out);
    const before = snapshot(out);
    assert.is(
      refusalOf(workspace.folder, () => render(workspace)),
      said,
    );
    assert.equal(snapshot(out), before);
  });
}

refused("a file instead of a folder", () => {
  using workspace = openWorkspace();
  workspace.write("out", "mine\n");
  assert.is(
    refusalOf(workspace.folder, () => render(workspace)),
    "cannot read the folder out: it is not a folder",
  );
});

refused("an edited unit that the specs change as well, of which it cannot know the file", () => {
  using workspace = openWorkspace();
  const out = join(workspace.folder, "out");
  render(workspace);
  appendFileSync(`${out}/${shop}/deployment-shop.yaml`, "# by hand\n");
  const specs = join(workspace.folder, "environments/applications/shop.yaml");
  writeFileSync(specs, readFileSync(specs, "utf8").replace("port: 8080", "port: 8081"));
  assert.is(
    refusalOf(workspace.folder, () => render(workspace)),
    notRendered(`out/${shop}`, " is not as it was"),
  );
});

refused.run();
