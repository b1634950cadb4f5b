import { accessDefects } from "./access-defects.ts";
import type { Defect } from "./defect.ts";
import { withEnvironment, withRepository, withSettings, world } from "./set-up.ts";

const { specs, events } = world.repositories;
const is = (fullName: string, more: object = {}) => ({
  full_name: fullName,
  archived: false,
  default_branch: "main",
  ...more,
});
const without = (files: Readonly<Record<string, string>> = {}, path: string) =>
  Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
/** The workflow of a repository in which a text stands. */
const workflowWith = (files: Readonly<Record<string, string>> = {}, text: string): string =>
  Object.keys(files).find((path) => path.startsWith(".github/workflows/") && files[path]?.includes(text)) ?? "";
const workflow = workflowWith(events.files, "repository_dispatch");
const validating = workflowWith(specs.files, "merge_group:");

const repositories: Readonly<Record<string, Defect>> = {
  "an application's repository is not there": {
    of: withRepository("shop", { name: "globex/shop-old" }),
    line: ["reachable", "globex/shop", "there is no such repository"],
  },
  "a repository was renamed": {
    of: world,
    answers: { "/repos/globex/specs": is("globex/platform-specs") },
    line: ["named", "globex/specs", "it was renamed to globex/platform-specs"],
  },
  "an application's repository is archived": {
    of: world,
    answers: { "/repos/globex/shop": is("globex/shop", { archived: true }) },
    line: ["archived", "globex/shop", "it is archived"],
  },
  "the default branch is another": {
    of: withRepository("events", { defaultBranch: "master" }),
    line: ["default-branch", "globex/events", "its default branch is master"],
  },
  "a workflow is missing": {
    of: withRepository("events", { files: without(events.files, workflow) }),
    line: ["workflows", "globex/events", `${workflow} is missing`],
  },
  "a workflow does something else": {
    of: withRepository("specs", {
      files: { ...specs.files, [validating]: (specs.files?.[validating] ?? "").replace("merge_group:", "status:") },
    }),
    line: ["workflows", "globex/specs", `${validating} does something else`],
  },
  "there is no CODEOWNERS": {
    of: withRepository("specs", { files: without(specs.files, ".github/CODEOWNERS") }),
    line: ["codeowners", "globex/specs", "it has no CODEOWNERS"],
  },
  "CODEOWNERS names somebody unknown": {
    of: withRepository("specs", { files: { ...specs.files, ".github/CODEOWNERS": "* @nobody\n" } }),
    line: ["codeowners", "globex/specs", "its CODEOWNERS has faults: line 1: Unknown owner"],
  },
};

const actions: Readonly<Record<string, Defect>> = {
  "Actions are disabled": {
    of: withSettings("environments", { actions: { enabled: false } }),
    line: ["actions-enabled", "globex/environments", "Actions are disabled"],
  },
  "only local actions are allowed": {
    of: withSettings("events", { actions: { allowed: "local_only" } }),
    line: ["actions-allowed", "globex/events", "not allowed to run: "],
  },
  "Landfall's actions are not among the allowed": {
    of: withSettings("specs", { actions: { allowed: "selected", patterns: ["docker/*"] } }),
    line: ["actions-allowed", "globex/specs", "not allowed to run: globex/landfall/"],
  },
  "workflows may approve": {
    of: withSettings("specs", { actions: { approves: true } }),
    line: ["approval", "globex/specs", "a workflow may approve pull requests"],
  },
};

const keys: Readonly<Record<string, Defect>> = {
  "there is no environment for the key": {
    of: withSettings("events", { environments: {}, variables: { LANDFALL_CLIENT_ID: "Iv1.app" } }),
    line: ["key-environment", "globex/events", "there is no GitHub environment landfall"],
  },
  "the key's environment is open to any branch": {
    of: withEnvironment("landfall", { branches: "any" }),
    line: ["key-environment", "globex/specs", "the environment landfall is open to any branch"],
  },
  "the key's environment is open to other branches": {
    of: withEnvironment("landfall", { branches: ["main", "release/*"] }),
    line: ["key-environment", "globex/specs", "the environment landfall is open to the branches main, release/*"],
  },
  "the key is missing": {
    of: withEnvironment("landfall", { secrets: [] }),
    line: ["key-secret", "globex/specs", "the environment landfall has no secret LANDFALL_PRIVATE_KEY"],
  },
  "the key lies open": {
    of: withSettings("specs", { secrets: ["LANDFALL_PRIVATE_KEY"] }),
    line: ["key-elsewhere", "globex/specs", "LANDFALL_PRIVATE_KEY is a secret of the whole repository"],
  },
  "the key lies where pull requests get at it": {
    of: withEnvironment("landfall-plan", { secrets: ["LANDFALL_PRIVATE_KEY", "LANDFALL_READER_PRIVATE_KEY"] }),
    line: ["key-elsewhere", "globex/specs", "LANDFALL_PRIVATE_KEY is a secret of landfall-plan too"],
  },
  "plans have no environment for their key": {
    of: withEnvironment("landfall-plan", undefined),
    line: ["key-environment", "globex/specs", "there is no GitHub environment landfall-plan, which keeps the key of"],
  },
  "pull requests may not use the plans' environment": {
    of: withEnvironment("landfall-plan", { branches: ["main"] }),
    line: ["key-environment", "globex/specs", "the environment landfall-plan is open to the branches main: no pull"],
  },
  "only protected branches may use the plans' environment": {
    of: withEnvironment("landfall-plan", { branches: "protected" }),
    line: ["key-environment", "globex/specs", "the environment landfall-plan is open to protected branches only"],
  },
  "the plans' key is missing": {
    of: withEnvironment("landfall-plan", { secrets: [] }),
    line: ["key-secret", "globex/specs", "the environment landfall-plan has no secret LANDFALL_READER_PRIVATE_KEY"],
  },
  "the plans' client id is missing": {
    of: withEnvironment("landfall-plan", { variables: {} }),
    line: ["client-id", "globex/specs", "there is no variable LANDFALL_READER_CLIENT_ID"],
  },
  "the client id is missing": {
    of: withEnvironment("landfall", { variables: {} }),
    line: ["client-id", "globex/specs", "there is no variable LANDFALL_CLIENT_ID"],
  },
};

export const defects: Readonly<Record<string, Defect>> = {
  ...repositories,
  ...actions,
  ...keys,
  ...accessDefects,
};
