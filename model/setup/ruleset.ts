import type { Role } from "./role.ts";
import { workflowTexts } from "./workflows.generated.ts";

/** An App whose word a check is: Landfall's own, or the one that every workflow's own token is of. */
export const checkSources = ["landfall", "github-actions"] as const;
export type CheckSource = (typeof checkSources)[number];

/** The Apps' numbers, of those that are known. */
export type SourceIds = { readonly [Source in CheckSource]?: number | undefined };

/** A check that must be green before a merge; `from`: nobody else can give it. */
export type RequiredCheck = { readonly context: string; readonly from?: CheckSource };

/** The checks of the specs' own workflows, which say themselves that they are to be required. */
const specsChecks = workflowTexts.flatMap(({ role, text }): readonly RequiredCheck[] => {
  const [, context] = /Require the check `([\w /-]+)`/.exec(text) ?? [];
  if (role !== "specs" || context === undefined) return [];
  // One that a job is named after is known by that; one that a job writes must come from a job.
  return [{ context, ...(context.startsWith("landfall/") && { from: "github-actions" as const }) }];
});

/** What must hold before a repository's default branch moves. */
export type WantedRules = {
  readonly name: string;
  readonly checks: readonly RequiredCheck[];
  /** Whether an owner of the changed files must approve. */
  readonly ownersApprove: boolean;
  /** Whether Landfall's App passes them by in pull requests; else nobody does. */
  readonly appPasses?: boolean;
  readonly because: string;
};

export const wantedRules: Readonly<Record<Role, WantedRules>> = {
  specs: {
    name: "Landfall: specs",
    checks: specsChecks,
    ownersApprove: true,
    because: "a change of the specs is checked, planned, and approved by an owner of what it changes",
  },
  environments: {
    name: "Landfall: environments",
    checks: [{ context: "landfall/propose", from: "landfall" }],
    ownersApprove: false,
    because: "what clusters apply moves by a proposal that is equal to the specs, and by nothing else",
  },
  events: {
    name: "Landfall: events",
    checks: [],
    ownersApprove: false,
    because: "a cluster's identity may write here, and must not be able to change the workflow that reads it",
  },
};

/** The body of `POST /repos/{owner}/{repo}/rulesets`. A check whose source has no number in `ids` counts from anybody. */
export const rulesetBody = ({ name, checks, ownersApprove, appPasses }: WantedRules, ids: SourceIds = {}) => ({
  name,
  target: "branch" as const,
  enforcement: "active" as const,
  bypass_actors: appPasses && ids.landfall !== undefined ? [passing(ids.landfall)] : [],
  conditions: { ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] } },
  rules: [
    { type: "deletion" as const },
    { type: "non_fast_forward" as const },
    {
      type: "pull_request" as const,
      parameters: {
        required_approving_review_count: ownersApprove ? 1 : 0,
        require_code_owner_review: ownersApprove,
        dismiss_stale_reviews_on_push: ownersApprove,
        require_last_push_approval: ownersApprove,
        required_review_thread_resolution: false,
      },
    },
    ...(checks.length === 0 ? [] : [requiredChecks(checks, ids)]),
  ],
});

const passing = (app: number) => ({
  actor_id: app,
  actor_type: "Integration" as const,
  bypass_mode: "pull_request" as const,
});

const requiredChecks = (checks: readonly RequiredCheck[], ids: SourceIds) => ({
  type: "required_status_checks" as const,
  parameters: {
    strict_required_status_checks_policy: false,
    required_status_checks: checks.map(({ context, from }) => {
      const id = from && ids[from];
      return { context, ...(id !== undefined && { integration_id: id }) };
    }),
  },
});
