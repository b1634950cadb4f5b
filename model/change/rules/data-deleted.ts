import type { RiskRule } from "../risk.ts";
import { application, specs } from "./example.ts";
import { holdsData, isProtected } from "./holds-data.ts";
import { deletionsIn, nameOf } from "./objects.ts";

const retired = application(`
retire: { reason: moved to the warehouse, until: "2027-06-30" }
volumes: { uploads: { path: /var/lib/shop, size: 10Gi, shared: true } }
environments: { production: {} }
`);

export const dataDeleted: RiskRule = {
  id: "data-deleted",
  title: "No data is deleted",
  rationale:
    "A volume or a database that is deleted takes what it holds along, and nothing in Git brings it back: somebody who " +
    "may approve has to know what goes, and where its last copy is.",
  link: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming",
  severity: "error",
  examples: {
    accepted: { before: specs(retired), after: specs(retired) },
    rejected: { before: specs(retired), after: specs() },
  },
  *check(planned) {
    for (const object of deletionsIn(planned))
      if (holdsData(object) && !isProtected(object.was))
        yield {
          object,
          message: `${nameOf(object)} is deleted, and with it all that it holds`,
          fix: "keep its document as it is until a copy of the data is somewhere else",
        };
  },
};
