import type { Approval } from "../../model/change/approval.ts";

/** What the forms that GitHub shows know beside the plan. */
export type Context = {
  /** The planned commit: the head of the pull request. */
  readonly head: string;
  /** Where its files are read: `https://github.com/acme/specs/blob/<head>`. */
  readonly headUrl: string;
  /** Where each risk has a page of its own: `https://…/docs/rules`, below which it is `<rule>.md`. */
  readonly rulesUrl?: string;
  /** The complete plan, and the run that made it. */
  readonly pageUrl?: string;
  readonly runUrl?: string;
  /** Landfall's own. */
  readonly version: string;
  /** What the risks ask of people; without it nobody has agreed to anything. */
  readonly approval?: Approval;
};
