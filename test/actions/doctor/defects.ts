import { rulesetBody, wantedRules } from "../../../model/setup/ruleset.ts";
import { type World, withApp, withRepository, withSettings, world } from "./set-up.ts";

export type Defect = {
  readonly of: World;
  /** Bodies that the forge answers with instead, by path. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** The one line that is wrong: check, subject, and how it begins. */
  readonly line: readonly [check: string, subject: string, says: string];
};

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
const [check] = wantedRules.specs.checks;
const key = { branches: ["main"], secrets: ["LANDFALL_PRIVATE_KEY"], variables: { LANDFALL_CLIENT_ID: "Iv1.app" } };
const rules = (role: "specs" | "environments" | "events", drop: string, app?: number) => {
  const body = rulesetBody(wantedRules[role], app);
  return [{ ...body, bypass: [], rules: body.rules.filter(({ type }) => type !== drop) }];
};
const reporter = "globex-landfall-production";

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
    of: withSettings("specs", { environments: { landfall: { ...key, branches: "any" } } }),
    line: ["key-environment", "globex/specs", "the environment landfall is open to any branch"],
  },
  "the key's environment is open to other branches": {
    of: withSettings("specs", { environments: { landfall: { ...key, branches: ["main", "release/*"] } } }),
    line: ["key-environment", "globex/specs", "the environment landfall is open to the branches main, release/*"],
  },
  "the key is missing": {
    of: withSettings("specs", { environments: { landfall: { ...key, secrets: [] } } }),
    line: ["key-secret", "globex/specs", "the environment landfall has no secret LANDFALL_PRIVATE_KEY"],
  },
  "the key lies open": {
    of: withSettings("specs", { secrets: ["LANDFALL_PRIVATE_KEY"] }),
    line: ["key-elsewhere", "globex/specs", "LANDFALL_PRIVATE_KEY is a secret of the whole repository"],
  },
  "the client id is missing": {
    of: withSettings("specs", { environments: { landfall: { ...key, variables: {} } } }),
    line: ["client-id", "globex/specs", "there is no variable LANDFALL_CLIENT_ID"],
  },
};

const ruled: Readonly<Record<string, Defect>> = {
  "main moves without a pull request": {
    of: withSettings("events", { rulesets: rules("events", "pull_request") }),
    line: ["pull-request-rule", "globex/events", "no ruleset asks for a pull request"],
  },
  "a ruleset is only tried out": {
    of: withSettings("events", { rulesets: rules("events", "").map((one) => ({ ...one, enforcement: "evaluate" })) }),
    line: ["pull-request-rule", "globex/events", "no ruleset asks for a pull request"],
  },
  "the specs' check is not required": {
    of: withSettings("specs", { rulesets: rules("specs", "required_status_checks") }),
    line: ["required-check", "globex/specs", `no ruleset requires the check ${check?.context}`],
  },
  "the proposals' check counts from anybody": {
    of: withSettings("environments", { rulesets: rules("environments", "") }),
    line: ["required-check", "globex/environments", "the check landfall/propose counts from anybody"],
  },
  "the proposals' check counts from another App": {
    of: withSettings("environments", { rulesets: rules("environments", "", 7) }),
    line: ["required-check", "globex/environments", "the check landfall/propose counts from anybody"],
  },
  "no owner has to approve": {
    of: withSettings("specs", {
      rulesets: [{ ...rulesetBody({ ...wantedRules.specs, ownersApprove: false }), bypass: [] }],
    }),
    line: ["owner-review", "globex/specs", "no ruleset asks for the approval of a code owner"],
  },
  "somebody passes the rules by": {
    of: withSettings("specs", {
      rulesets: (specs.setup?.rulesets ?? []).map((one) => ({
        ...one,
        bypass: [{ actor_id: 5, actor_type: "RepositoryRole", bypass_mode: "always" }],
      })),
    }),
    line: ["bypass", "globex/specs", 'its rules do not hold for: RepositoryRole 5 ("Landfall: specs")'],
  },
};

const identities: Readonly<Record<string, Defect>> = {
  "Landfall's App lacks a permission": {
    of: withApp("globex-landfall", {
      permissions: {
        checks: "write",
        contents: "write",
        deployments: "write",
        pull_requests: "read",
        statuses: "write",
      },
    }),
    line: ["landfall-app", "globex-landfall", "it lacks pull_requests: write"],
  },
  "Landfall's App is not on a repository": {
    of: withApp("globex-landfall", { repositories: ["globex/specs"] }),
    line: ["landfall-app", "globex-landfall", "it is not on globex/environments"],
  },
  "Landfall's App is suspended": {
    of: withApp("globex-landfall", { suspended: true }),
    line: ["landfall-app", "globex-landfall", "its installation is suspended"],
  },
  "a reporter is not installed": {
    of: { ...world, installations: world.installations.filter(({ app }) => app !== reporter) },
    line: ["reporters", `${reporter}[bot]`, "it is not installed"],
  },
  "a reporter cannot dispatch": {
    of: withApp(reporter, { permissions: { contents: "read" } }),
    line: ["reporters", reporter, "it lacks contents: write"],
  },
  "a reporter may do more": {
    of: withApp(reporter, { permissions: { contents: "write", workflows: "write" } }),
    line: ["reporters", reporter, "it may more than it needs: workflows: write"],
  },
  "a reporter is on another repository": {
    of: withApp(reporter, { repositories: ["globex/events", "globex/environments"] }),
    line: ["reporters", reporter, "it is on globex/environments too"],
  },
  "a reporter is on every repository": {
    of: withApp(reporter, { repositories: "all" }),
    line: ["reporters", reporter, "it is installed on all repositories"],
  },
  "somebody else may write events": {
    of: withSettings("events", { collaborators: { "ada-l": "admin", eve: "write", mallory: "read" } }),
    line: ["events-writers", "globex/events", "eve may write to it"],
  },
};

export const defects: Readonly<Record<string, Defect>> = {
  ...repositories,
  ...actions,
  ...keys,
  ...ruled,
  ...identities,
};
