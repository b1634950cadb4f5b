/** Who asks, by a login that GitHub vouches for; or why nobody can say. */
export type Asker = { readonly login: string } | { readonly login: undefined; readonly why: string };

/** What GitHub says of a run. */
export type RunFacts = {
  readonly event: string | undefined;
  /** Counts from 1; greater where somebody has started the run again. */
  readonly attempt: number;
  /** Who started the run at first. */
  readonly actor: string | undefined;
  /** Who started it last. */
  readonly triggeringActor: string | undefined;
};

/**
 * The events that somebody must have set off with credentials of their own. A push is none: one by a deploy key carries the
 * name of whoever made the key; and a schedule carries the name of whoever wrote it last.
 */
export const askingEvents = [
  "workflow_dispatch",
  "repository_dispatch",
  "issue_comment",
  "pull_request_review",
] as const;

/** Who asks for what a run does: whoever started it again, else whoever caused an event that tells. */
export function askerOf({ event, attempt, actor, triggeringActor }: RunFacts): Asker {
  if (attempt > 1) {
    if (triggeringActor) return { login: triggeringActor };
    return { login: undefined, why: "the run was started again, and GitHub does not say by whom" };
  }
  if (!askingEvents.some((one) => one === event))
    return { login: undefined, why: `GitHub does not say who asks by ${event || "what is no event"}` };
  const login = triggeringActor || actor;
  return login ? { login } : { login: undefined, why: "GitHub names no actor" };
}

/** Whose runs are believed: those of one repository, from its default branch. */
export type Caller = { readonly repository: string };

/** The branch whose workflows were reviewed. */
const branch = "refs/heads/main";

/**
 * Who asks by a token of a run, whose signature, issuer, audience and times hold. Everybody's runs get such tokens: only
 * those of the caller's own workflows on its main count, since whoever may push a branch decides what else runs for others.
 * `sub` is never looked at: its form is up to each repository.
 */
export function askerOfClaims(claims: Readonly<Record<string, unknown>>, { repository }: Caller): Asker {
  const of = (name: string): string => (typeof claims[name] === "string" ? claims[name] : "");
  const refuse = (why: string): Asker => ({ login: undefined, why });
  if (of("repository").toLowerCase() !== repository.toLowerCase())
    return refuse(`the token is of a run of ${JSON.stringify(of("repository"))}, not of ${repository}`);
  if (of("ref") !== branch) return refuse(`the token is of a run at ${JSON.stringify(of("ref"))}, not at ${branch}`);
  const workflow = of("workflow_ref");
  if (
    !workflow.toLowerCase().startsWith(`${repository.toLowerCase()}/.github/workflows/`) ||
    !workflow.endsWith(`@${branch}`)
  )
    return refuse(`the token is of the workflow ${JSON.stringify(workflow)}, not of one of ${repository} at ${branch}`);
  // No claim says who started a run again.
  if (of("run_attempt") !== "1") return refuse("the run was started again, and its token does not say by whom");
  return askerOf({ event: of("event_name"), attempt: 1, actor: of("actor"), triggeringActor: undefined });
}
