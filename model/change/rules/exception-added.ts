import type { Exception } from "../../spec/model.ts";
import type { RiskRule } from "../risk.ts";
import { access, application, files, organization, production } from "./example.ts";

const excepted = (until: string): string =>
  files(
    organization(`
exceptions:
  - rule: production-replicas
    document: Application/shop
    reason: it holds a lock
    owner: platform
    until: "${until}"
`),
    production(),
    access("{ group: platform, rights: [approve] }"),
    application("environments: { production: { replicas: 1 } }"),
  );

export const exceptionAdded: RiskRule = {
  id: "exception-added",
  title: "No rule is waived",
  rationale:
    "An exception takes a document out of a rule for everybody's next change, not only for this one: whoever agrees to it " +
    "has to know for how long, and who answers for it.",
  link: "https://csrc.nist.gov/glossary/term/plan_of_action_and_milestones",
  severity: "error",
  examples: {
    accepted: { before: excepted("2027-12-31"), after: excepted("2027-06-30") },
    rejected: { before: excepted("2027-06-30"), after: excepted("2027-12-31") },
  },
  *check({ before, after }) {
    const former = new Map((before.organization.exceptions ?? []).map((one) => [idOf(one), one.until]));
    for (const [index, exception] of (after.organization.exceptions ?? []).entries()) {
      const { rule, document, until, owner, reason } = exception;
      const was = former.get(idOf(exception));
      if (was !== undefined && was >= until) continue;
      yield {
        document: { kind: "Organization", name: after.organization.name, path: ["spec", "exceptions", index] },
        message: `${document} is excepted from ${rule} until ${until}${longer(was)}, by ${owner}: ${reason}`,
        fix: "mend what the rule finds instead, or choose an earlier day",
      };
    }
  },
};

const idOf = ({ rule, document }: Exception): string => `${rule} ${document}`;

const longer = (was: string | undefined): string => (was === undefined ? "" : ` instead of ${was}`);
