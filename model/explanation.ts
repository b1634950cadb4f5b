import type { Risk } from "./change/plan.ts";
import type { Revision } from "./change/risk.ts";
import type { Problem } from "./problem.ts";
import type { RuleText } from "./rule.ts";

/** A name, and what stands for it in one line. */
export type Entry = { readonly name: string; readonly title: string };

/** What the spec language says of one field, or of a kind as a whole. */
export type FieldText = {
  /** From the kind on, as `Application.spec.routes[].host`; `*` stands for a name of the user's own. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** In words, as `a whole number from 1 to 1000`. */
  readonly type: string;
  /** Whether what it stands in needs it. */
  readonly isRequired: boolean;
  readonly default?: unknown;
  /** The only values it takes. */
  readonly values?: readonly unknown[];
  /** What else a value must be, each in words. */
  readonly limits: readonly string[];
  readonly examples: readonly unknown[];
  /** What stands directly below it, by its path. */
  readonly fields: readonly Entry[];
};

/** Documents (YAML) that keep a rule and that break it, and what is said of the latter. */
export type RuleExamples = {
  readonly accepted: string;
  readonly rejected: string;
  readonly problems: readonly Problem[];
};

/** Changes that keep a risk's rule and that break it, and what is said of the latter where it was tried. */
export type RiskExamples = {
  readonly accepted: Revision;
  readonly rejected: Revision;
  readonly risks?: readonly Risk[];
};

/** What `landfall explain` has to say. */
export type Explanation =
  | {
      readonly status: "contents";
      readonly kinds: readonly Entry[];
      readonly rules: readonly RuleText[];
      /** The rules that only a change can break. */
      readonly risks: readonly RuleText[];
    }
  | { readonly status: "field"; readonly field: FieldText }
  | { readonly status: "rule"; readonly rule: RuleText; readonly examples?: RuleExamples }
  | { readonly status: "risk"; readonly rule: RuleText; readonly examples: RiskExamples }
  | { readonly status: "ambiguous"; readonly candidates: readonly Entry[] };
