import type { RiskRule } from "../risk.ts";
import { chart, specs } from "./example.ts";
import { nameOf, remainingIn } from "./objects.ts";
import { privilegesOf } from "./privileges.ts";

export const podSecurityLoosened: RiskRule = {
  id: "pod-security-loosened",
  title: "No pod may do more to its node than before",
  rationale:
    "A pod that may be root, share its node's network or files, or gain privileges can take over the node and all that " +
    "runs on it. Each such right is one that whoever breaks into the pod has too.",
  link: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  severity: "error",
  examples: {
    accepted: { before: specs(chart("version: 1.4.0")), after: specs(chart("version: 1.4.1")) },
    rejected: {
      before: specs(chart("version: 1.4.0")),
      after: specs(chart("version: 1.4.0, podSecurity: baseline")),
    },
  },
  *check(planned) {
    for (const { change, was, becomes } of remainingIn(planned)) {
      const former = new Set(privilegesOf(was));
      const gained = privilegesOf(becomes).filter((one) => !former.has(one));
      if (gained.length > 0)
        yield {
          object: change,
          message: `${nameOf(change)}: ${gained.join(", ")}`,
          fix: "keep to the restricted standard, or give the one right that is needed to a workload of its own",
        };
    }
  },
};
