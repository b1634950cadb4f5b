import { type Severity, severities } from "../../problem.ts";
import { own } from "../../spec/own.ts";
import type { RiskRule } from "../risk.ts";
import { files, organization, production } from "./example.ts";

const weighed = (severity: string): string =>
  files(organization(`policies: { egress-to-everywhere: ${severity} }`), production());

export const policyLowered: RiskRule = {
  id: "policy-lowered",
  title: "A rule weighs what it weighed",
  rationale:
    "What is only shown stops nobody: a rule that weighs less holds less for every document of the organization, from the " +
    "next change on.",
  link: "https://csrc.nist.gov/glossary/term/security_policy",
  severity: "error",
  examples: {
    accepted: { before: weighed("warning"), after: weighed("error") },
    rejected: { before: weighed("error"), after: weighed("warning") },
  },
  *check({ before, after }) {
    const [former, latter] = [before, after].map(({ organization: { policies = {} } }) => policies);
    const rules = [...new Set([...Object.keys(former ?? {}), ...Object.keys(latter ?? {})])];
    for (const rule of rules) {
      const [was, is] = [own(former ?? {}, rule), own(latter ?? {}, rule)];
      if (!isLighter(was, is)) continue;
      yield {
        document: { kind: "Organization", name: after.organization.name, path: ["spec", "policies", rule] },
        message: `${rule} weighs ${is ?? "what it says itself"} here, and no longer ${was ?? "what it says itself"}`,
        fix: "make an exception for the one document that needs it",
      };
    }
  },
};

/** What a rule says itself is not looked up: it may be anything, and so counts as the less favourable of both. */
const isLighter = (was: Severity | undefined, is: Severity | undefined): boolean =>
  was !== is && severities.indexOf(is ?? "notice") > severities.indexOf(was ?? "error");
