import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { artifactsVariable, uploadName, writeUpload } from "../../../local/workflows/artifacts.ts";
import { workflowFiles } from "../../../local/workflows/workflow-files.ts";

const test = suite("what stands in for actions/upload-artifact");
const folder = mkdtempSync(join(tmpdir(), "landfall-artifacts-"));
test.after(() => rmSync(folder, { recursive: true, force: true }));

test("is known by the name and version that the workflows use", () => {
  const texts = ["specs", "environments", "events"].flatMap((name) => Object.values(workflowFiles(`acme/${name}`)));
  const used = texts.flatMap((text) =>
    [...text.matchAll(/uses: (actions\/upload-artifact@\S+)/g)].map(([, name]) => name),
  );
  assert.equal(used, [uploadName]);
});

test("copies what it is given into a folder of the artifact's name", () => {
  writeUpload(folder);
  const { runs } = parse(readFileSync(join(folder, "action.yml"), "utf8"));
  writeFileSync(join(folder, "page.html"), "page");
  const env = {
    ...process.env,
    NAME: "a name",
    WHAT: join(folder, "page.html"),
    [artifactsVariable]: join(folder, "kept"),
  };
  const { status } = spawnSync("bash", ["-c", runs.steps[0].run], { env });
  assert.is(status, 0);
  assert.is(readFileSync(join(folder, "kept", "a name"), "utf8"), "page");
});

test.run();
