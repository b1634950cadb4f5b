import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const script = join(import.meta.dirname, "../../scripts/lint-workflows.ts");

type Tools = Readonly<Record<string, string>>;

/** Runs the script where only these programs are: shell scripts by their paths below a folder. */
function lint(programs: Tools): { readonly code: number | null; readonly lines: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), "landfall-lint-"));
  try {
    for (const [path, text] of Object.entries(programs)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `#!/bin/sh\n${text}\n`);
      chmodSync(join(folder, path), 0o755);
    }
    const env = { PATH: join(folder, "bin"), XDG_CACHE_HOME: join(folder, "cache"), FOLDER: folder };
    const { status, stdout } = spawnSync(process.execPath, [script], { env, encoding: "utf8" });
    return { code: status, lines: stdout.trimEnd().split("\n") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const actionlint = "cache/landfall/actionlint-1.7.12/actionlint";
const zizmor = "cache/landfall/zizmor-1.32.0/bin/zizmor";
const suiteOf = suite("the workflows' linters");

suiteOf("are said not to be checked where Go and Python are missing", () => {
  const { code, lines } = lint({});
  assert.equal(lines, [
    "actionlint 1.7.12: not checked: go is not on this machine",
    "zizmor 1.32.0: not checked: python3 is not on this machine",
  ]);
  assert.is(code, 0);
});

suiteOf("are said not to be checked where they cannot be installed, and why", () => {
  const { code, lines } = lint({ "bin/go": "echo no network; exit 1", "bin/python3": "echo no pip >&2; exit 1" });
  assert.equal(lines, [
    "actionlint 1.7.12: not checked: it cannot be installed: no network",
    "zizmor 1.32.0: not checked: it cannot be installed: no pip",
  ]);
  assert.is(code, 0);
});

suiteOf("are given every workflow, and zizmor no network", () => {
  const { code, lines } = lint({
    [actionlint]:
      'case "$*" in *toolkit-release.yml*|*plan.yml*propose.yml*|*/report.yml|*deliver.yml*report.yml*) exit 0;; esac; exit 9',
    [zizmor]: 'case "$*" in *--offline*toolkit-release.yml*specs-propose.yml*) exit 0;; esac; exit 9',
  });
  assert.equal([code, lines], [0, ["actionlint 1.7.12: nothing found", "zizmor 1.32.0: nothing found"]]);
});

for (const [tool, program] of [
  ["actionlint", actionlint],
  ["zizmor", zizmor],
] as const) {
  suiteOf(`fail the run with what ${tool} found`, () => {
    const { code, lines } = lint({ [actionlint]: "exit 0", [zizmor]: "exit 0", [program]: "echo a finding; exit 13" });
    assert.is(code, 1);
    assert.match(lines.join("\n"), new RegExp(`^${tool} .*: ended with 13\na finding$`, "m"));
  });
}

suiteOf.run();
