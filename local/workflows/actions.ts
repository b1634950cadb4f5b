import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The variable of a run that says where its artifacts are kept. */
export const artifactsVariable = "ARTIFACTS_FOLDER";

const root = join(import.meta.dirname, "../..");

/** The folder in `actions/` that stands in for each action of others. */
const standing: Readonly<Record<string, string>> = {
  "actions/checkout": "checkout",
  "actions/create-github-app-token": "create-github-app-token",
  "actions/download-artifact": "download-artifact",
  "actions/setup-node": "setup-node",
  "actions/setup-python": "setup-python",
  "actions/upload-artifact": "upload-artifact",
  "anchore/scan-action": "container-engine",
  "docker/build-push-action": "container-engine",
  "docker/login-action": "container-engine",
  "docker/setup-buildx-action": "container-engine",
};

/**
 * What stands in for the actions of others that the sample workflows and our own actions use, by the name and the commit
 * that they are used with. Throws for one that nothing stands in for.
 */
export function standInActions(): ReadonlyMap<string, string> {
  const files = globSync(["docs/workflows/*.yml", "actions/*/action.yml"], { cwd: root });
  const used = files.flatMap((file) => [
    ...readFileSync(join(root, file), "utf8").matchAll(/\buses: ([\w-]+\/[\w-]+)@([0-9a-f]{40})\b/g),
  ]);
  return new Map(
    used.map(([, name = "", commit]) => {
      const folder = standing[name];
      if (folder === undefined) throw new Error(`nothing stands in for ${name}: see ${import.meta.filename}`);
      return [`${name}@${commit}`, join(import.meta.dirname, "actions", folder)];
    }),
  );
}
