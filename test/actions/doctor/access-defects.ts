import type { RulesetOptions } from "../../../local/forge/setup.ts";
import { rulesetBody, type SourceIds, wantedRules } from "../../../model/setup/ruleset.ts";
import type { Defect } from "./defect.ts";
import { delivering, ids, withApp, withEnvironment, withRulesets, withSettings, world } from "./set-up.ts";

const { specs } = world.repositories;
const [planned, ...others] = [...wantedRules.specs.checks].sort((a, b) => (a.context < b.context ? -1 : 1));
/** The specs' rules, with a check of these only. */
const requiring = (checks: typeof others) =>
  withSettings("specs", { rulesets: [{ ...rulesetBody({ ...wantedRules.specs, checks }, ids), bypass: [] }] });
const rules = (role: "specs" | "environments" | "events", drop: string, sources: SourceIds = {}) => {
  const body = rulesetBody(wantedRules[role], sources);
  return [{ ...body, bypass: [], rules: body.rules.filter(({ type }) => type !== drop) }];
};
const reporter = "globex-landfall-production";
const status = "globex-staging-status";
const reader = "globex-landfall-reader";

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
    of: requiring(planned === undefined ? [] : [planned]),
    line: ["required-check", "globex/specs", "no ruleset requires the check specs-ok"],
  },
  "the plan's check is not required": {
    of: requiring(others),
    line: ["required-check", "globex/specs", "no ruleset requires the check landfall/plan"],
  },
  "the plan's check counts from anybody": {
    of: withSettings("specs", { rulesets: rules("specs", "") }),
    line: [
      "required-check",
      "globex/specs",
      "the check landfall/plan counts from anybody, not from GitHub Actions alone",
    ],
  },
  "the proposals' check counts from anybody": {
    of: withSettings("environments", { rulesets: rules("environments", "") }),
    line: ["required-check", "globex/environments", "the check landfall/propose counts from anybody"],
  },
  "the proposals' check counts from another App": {
    of: withSettings("environments", { rulesets: rules("environments", "", { landfall: 7 }) }),
    line: ["required-check", "globex/environments", "the check landfall/propose counts from anybody"],
  },
  "no owner has to approve": {
    of: withSettings("specs", {
      rulesets: [{ ...rulesetBody({ ...wantedRules.specs, ownersApprove: false }, ids), bypass: [] }],
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

const app = ids.landfall ?? 0;
const passing = (actor_id: number, bypass_mode: string, actor_type = "Integration") => [
  { actor_id, actor_type, bypass_mode },
];
const named = (name: string, change: Partial<RulesetOptions>) =>
  withRulesets((one) => (one.name === name ? { ...one, ...change } : one));
const [main, owners, sets] = ["Landfall: specs", "Landfall: specs, owners", "Landfall: verified sets"] as const;

const delivered: Readonly<Record<string, Defect>> = {
  "Landfall's App passes the checks by too": {
    of: named(main, { bypass: passing(app, "pull_request") }),
    line: ["bypass", "globex/specs", `its rules do not hold for: Integration ${app} for pull requests ("${main}")`],
  },
  "another App passes the approval by": {
    of: named(owners, { bypass: [...passing(app, "pull_request"), ...passing(7, "pull_request")] }),
    line: ["bypass", "globex/specs", `its rules do not hold for: Integration 7 for pull requests ("${owners}")`],
  },
  "admins pass the approval by": {
    of: named(owners, { bypass: [...passing(app, "pull_request"), ...passing(5, "pull_request", "RepositoryRole")] }),
    line: ["bypass", "globex/specs", `its rules do not hold for: RepositoryRole 5 for pull requests ("${owners}")`],
  },
  "what promote opens waits for an owner": {
    of: named(owners, { bypass: [] }),
    line: ["delivery-approval", "globex/specs", "what promote opens waits for an owner's approval"],
  },
  "specs that do not deliver let the App pass": {
    of: { ...delivering, specs: world.specs },
    line: ["bypass", "globex/specs", `its rules do not hold for: Integration ${app} for pull requests ("${owners}")`],
  },
  "anybody calls a set verified": {
    of: withRulesets((one) => (one.name === sets ? undefined : one)),
    line: ["verified-sets", "globex/specs", "anybody who may push can call a set verified"],
  },
  "a set that is verified can be moved": {
    of: named(sets, { rules: [{ type: "creation" }, { type: "deletion" }] }),
    line: ["verified-sets", "globex/specs", "anybody who may push can call a set verified"],
  },
  "the sets of other tags are guarded": {
    of: named(sets, { include: ["refs/tags/landfall/verified/*"] }),
    line: ["verified-sets", "globex/specs", "anybody who may push can call a set verified"],
  },
  "others call a set verified too": {
    of: named(sets, { bypass: [...passing(app, "always"), ...passing(5, "always", "RepositoryRole")] }),
    line: ["verified-sets", "globex/specs", `Integration ${app}, RepositoryRole 5 may call a set verified`],
  },
  "nobody can call a set verified": {
    of: named(sets, { bypass: [] }),
    line: ["verified-sets", "globex/specs", "nobody, Landfall's App among them, may call a set verified"],
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
  "the App that plans read as is not installed": {
    of: { ...world, installations: world.installations.filter(({ app }) => app !== reader) },
    line: ["reader-app", reader, "the App that plans read as is not installed"],
  },
  "the App that plans read as cannot read": {
    of: withApp(reader, { permissions: {} }),
    line: ["reader-app", reader, "it lacks contents: read"],
  },
  "the App that plans read as may write": {
    of: withApp(reader, { permissions: { contents: "write", deployments: "read" } }),
    line: ["reader-app", reader, "it may more than it needs: contents: write"],
  },
  "the App that plans read as is on another repository": {
    of: withApp(reader, { repositories: ["globex/environments", "globex/shop"] }),
    line: ["reader-app", reader, "it is on globex/shop too"],
  },
  "plans read as the App that proposes": {
    of: withEnvironment("landfall-plan", { variables: { LANDFALL_READER_CLIENT_ID: "Iv1.app" } }),
    line: ["reader-app", "globex-landfall", "it may more than it needs: checks: write, contents: write"],
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
  "nobody can write commit statuses": {
    of: { ...world, installations: world.installations.filter(({ app }) => app !== status) },
    line: ["status-reporters", `${status}[bot]`, "it is not installed: staging's clusters can write no commit status"],
  },
  "what writes commit statuses may write manifests": {
    of: withApp(status, { permissions: { contents: "write", statuses: "write", metadata: "read" } }),
    line: ["status-reporters", status, "it may more than it needs: contents: write"],
  },
  "what writes commit statuses is on another repository": {
    of: withApp(status, { repositories: ["globex/environments", "globex/shop"] }),
    line: ["status-reporters", status, "it is on globex/shop too"],
  },
  "somebody else may write events": {
    of: withSettings("events", { collaborators: { "ada-l": "admin", eve: "write", mallory: "read" } }),
    line: ["events-writers", "globex/events", "eve may write to it"],
  },
};

/** Who may move what, and who may write where. */
export const accessDefects: Readonly<Record<string, Defect>> = { ...ruled, ...delivered, ...identities };
