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

/**
 * One policy or risk: what it holds, why, and what passes and fails it. One file each. `Said` is what it says of a breach,
 * `Example` what can be tried: documents (YAML), or for a risk two states of them.
 */
export type Rule<Subject, Said = Verdict, Example = string> = {
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
  /** What passes and what fails; that which fails must yield this rule and no other. */
  readonly examples: { readonly accepted: Example; readonly rejected: Example };
  readonly check: (subject: Subject) => Iterable<Said>;
};
