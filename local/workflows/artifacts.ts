import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What workflows name to keep files of a run. */
export const uploadName = "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f";

/** The variable of a run that says where its artifacts are kept. */
export const artifactsVariable = "ARTIFACTS_FOLDER";

const action = `name: Upload artifact
description: Copies the path to the folder of the run's artifacts.
inputs:
  name: { description: Its name., default: artifact }
  path: { description: What to copy., required: true }
runs:
  using: composite
  steps:
    - shell: bash
      env:
        NAME: \${{ inputs.name }}
        WHAT: \${{ inputs.path }}
      run: mkdir -p "$${artifactsVariable}" && cp -R "$WHAT" "$${artifactsVariable}/$NAME"
`;

/** Writes what stands in for `actions/upload-artifact` into a folder. */
export function writeUpload(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "action.yml"), action);
}
