import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { landfall, openWorkspace } from "../doors/start.ts";
import { addCluster, render, texts } from "./out-folder.ts";

const preload = join(import.meta.dirname, "kill.ts");
/** One environment differs, so these are the steps of replacing one folder. */
const moments = ["writeFileSync:40", "renameSync:1", "renameSync:2", "rmSync:11"] as const;

const base = openWorkspace();
render(base);
const before = texts(join(base.folder, "out/staging"));
addCluster(base, "staging");
const done = openWorkspace();
cpSync(base.folder, done.folder, { recursive: true });
render(done);
const after = texts(join(done.folder, "out"));

const killed = suite("render, killed");
killed.after(() => {
  for (const workspace of [base, done]) workspace[Symbol.dispose]();
});

for (const moment of moments) {
  const when = moment.replace(":", " number ");
  killed(`before ${when} leaves no folder half written, and the next run finishes`, async () => {
    using workspace = openWorkspace();
    cpSync(base.folder, workspace.folder, { recursive: true });
    const out = join(workspace.folder, "out");
    const { code } = await landfall(["render"], {
      cwd: workspace.folder,
      node: ["--import", preload],
      environment: { KILL_AT: moment, GITHUB_SHA: "a".repeat(40) },
    });
    assert.is(code, null, "it was not killed");
    const left = texts(join(out, readdirSync(out).includes("staging") ? "staging" : "staging.landfall-old"));
    assert.equal(left, moment === "rmSync:11" ? texts(join(done.folder, "out/staging")) : before);
    render(workspace);
    assert.equal(texts(out), after);
  });
}

killed.run();
