import type { Role } from "./role.ts";
import { workflowTexts } from "./workflows.generated.ts";

/** A check that must be green before a merge; `ours`: only Landfall's App can give it. */
export type RequiredCheck = { readonly context: string; readonly ours: boolean };

/** The check of the specs' own workflow, which says itself that it is the one to require. */
const specsCheck = workflowTexts
  .flatMap(({ role, text }) => (role === "specs" ? [/Require the check `([\w -]+)`/.exec(text)?.[1]] : []))
  .find((name) => name !== undefined);

/** What must hold before a repository's default branch moves. Nobody bypasses it. */
export type WantedRules = {
  readonly name: string;
  readonly checks: readonly RequiredCheck[];
  /** Whether an owner of the changed files must approve. */
  readonly ownersApprove: boolean;
  readonly because: string;
};

export const wantedRules: Readonly<Record<Role, WantedRules>> = {
  specs: {
    name: "Landfall: specs",
    checks: specsCheck === undefined ? [] : [{ context: specsCheck, ours: false }],
    ownersApprove: true,
    because: "a change of the specs is checked, and approved by an owner of what it changes",
  },
  environments: {
    name: "Landfall: environments",
    checks: [{ context: "landfall/propose", ours: true }],
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

/** The body of `POST /repos/{owner}/{repo}/rulesets`. `app`: the id of Landfall's App, once there is one. */
export const rulesetBody = ({ name, checks, ownersApprove }: WantedRules, app?: number) => ({
  name,
  target: "branch" as const,
  enforcement: "active" as const,
  bypass_actors: [],
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
    ...(checks.length === 0 ? [] : [requiredChecks(checks, app)]),
  ],
});

const requiredChecks = (checks: readonly RequiredCheck[], app: number | undefined) => ({
  type: "required_status_checks" as const,
  parameters: {
    strict_required_status_checks_policy: false,
    required_status_checks: checks.map(({ context, ours }) => ({
      context,
      ...(ours && app !== undefined && { integration_id: app }),
    })),
  },
});
