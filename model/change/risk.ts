import type { CostChange } from "../cost/change.ts";
import type { Path } from "../problem.ts";
import type { Rule } from "../rule.ts";
import type { Kind, Model } from "../spec/model.ts";
import type { ObjectChange } from "./object-change.ts";
import type { EnvironmentPlan } from "./plan.ts";

/** What a risk is looked for in: both states of the specs, and all that becomes of them. */
export type Planned = {
  readonly before: Model;
  readonly after: Model;
  readonly environments: readonly EnvironmentPlan[];
  readonly costs: readonly CostChange[];
};

/** What a rule says of one risk; its rule, severity and causes are added by whoever runs it. */
export type RiskVerdict = {
  /** What happens, as one sentence without a full stop. */
  readonly message: string;
  /** What to do instead, or before. */
  readonly fix?: string;
  readonly environment?: string;
  readonly application?: string;
  /** The object in question: what causes its change causes the risk. */
  readonly object?: ObjectChange;
  /** Where there is no object: the part of the specs in question. */
  readonly document?: { readonly kind: Kind; readonly name: string; readonly path?: Path };
  /** Further documents whose edits bring it about. */
  readonly because?: readonly { readonly kind: Kind; readonly name: string }[];
  /** Nobody can agree to it, unless the organization makes an exception. */
  readonly blocks?: true;
};

/**
 * The specs (YAML, any number of documents) as they were and as they will be. A Kubernetes object among them stands in
 * the environment's folder as it is, in place of the one that Landfall renders or beside those: before, because somebody
 * edited the folder by hand; after, because another version of Landfall renders so.
 */
export type Revision = { readonly before: string; readonly after: string };

export type RiskRule = Rule<Planned, RiskVerdict, Revision>;
