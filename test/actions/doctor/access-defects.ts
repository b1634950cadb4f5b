import { rulesetBody, wantedRules } from "../../../model/setup/ruleset.ts";
import type { Defect } from "./defect.ts";
import { withApp, withSettings, world } from "./set-up.ts";

const { specs } = world.repositories;
const [check] = wantedRules.specs.checks;
const rules = (role: "specs" | "environments" | "events", drop: string, app?: number) => {
  const body = rulesetBody(wantedRules[role], app);
  return [{ ...body, bypass: [], rules: body.rules.filter(({ type }) => type !== drop) }];
};
const reporter = "globex-landfall-production";

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

/** Who may move what, and who may write where. */
export const accessDefects: Readonly<Record<string, Defect>> = { ...ruled, ...identities };
