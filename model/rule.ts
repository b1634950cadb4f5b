import type { Path, Place, Severity } from "./problem.ts";

/** What a rule says of one place; the rule's id and severity are added by whoever runs it. */
export type Verdict = {
  readonly place: Place;
  readonly path: Path;
  readonly at?: "key" | "value";
  readonly message: string;
  readonly fix?: string;
};

/** What is said of a rule to people. */
export type RuleText = Pick<Rule<never>, "id" | "title" | "rationale" | "link" | "severity">;

/** One policy or risk: what it holds, why, and what passes and fails it. One file each. */
export type Rule<Subject> = {
  /** kebab-case, as an organization names it and `landfall explain` prints it. */
  readonly id: string;
  /** What must be so, in one line. */
  readonly title: string;
  readonly rationale: string;
  /** Where the practice comes from. */
  readonly link: string;
  readonly severity: Severity;
  /** What breaks it cannot be rendered: an organization can neither make it lighter nor except anybody from it. */
  readonly isBinding?: true;
  /** Documents (YAML) that pass and that fail; the failing ones must yield this rule and no other. */
  readonly examples: { readonly accepted: string; readonly rejected: string };
  readonly check: (subject: Subject) => Iterable<Verdict>;
};
