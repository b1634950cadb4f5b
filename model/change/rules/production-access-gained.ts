import { accessChanges } from "../access.ts";
import type { RiskRule } from "../risk.ts";
import { access, files, organization, production } from "./example.ts";

const granted = (...grants: readonly string[]): string => files(organization(), production(), access(...grants));

const ada = "{ person: ada, rights: [approve, operate] }";
const all = "{ group: platform, environments: [production], rights: [view, edit] }";

export const productionAccessGained: RiskRule = {
  id: "production-access-gained",
  title: "Nobody gains power over production unseen",
  rationale:
    "Whoever may approve decides what runs, and whoever may operate looks into it: such a right is given by somebody who " +
    "has it, and never in passing.",
  link: "https://csrc.nist.gov/glossary/term/least_privilege",
  severity: "error",
  examples: {
    accepted: { before: granted(ada), after: granted(ada, all) },
    rejected: { before: granted(ada), after: granted(ada, "{ person: grace, rights: [approve] }") },
  },
  *check({ before, after }) {
    for (const { kind, person, right, environment, application, reason } of accessChanges(before, after)) {
      const [was, is] = [before, after].map(({ environments }) => environments.get(environment));
      // In one that is new, everybody who may everywhere would gain something.
      if (kind !== "gained" || was === undefined || ![was.tier, is?.tier].includes("production")) continue;
      if (right !== "approve" && right !== "operate") continue;
      const where = application === undefined ? environment : `${environment} for ${application}`;
      yield {
        environment,
        ...(application !== undefined && { application }),
        document: { kind: "Access", name: after.access?.name ?? "" },
        message: `${person} may ${right} in ${where} from now on (${reason})`,
        fix: "grant it for fewer applications, or not in production",
      };
    }
  },
};
