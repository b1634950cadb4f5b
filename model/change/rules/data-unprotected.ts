import type { RiskRule } from "../risk.ts";
import { application, specs } from "./example.ts";
import { holdsData, isProtected } from "./holds-data.ts";
import { alteredIn, nameOf } from "./objects.ts";

const uploads = (more = ""): string =>
  application(`
${more}volumes: { uploads: { path: /var/lib/shop, size: 10Gi, shared: true } }
environments: { production: {} }
`);

export const dataUnprotected: RiskRule = {
  id: "data-unprotected",
  title: "Data stays protected from being deleted",
  rationale:
    "What is retired loses its protection: from then on, the change that removes its document deletes the data. This is " +
    "the last change before that one, and the time to ask whether anybody still needs it.",
  link: "https://fluxcd.io/flux/components/kustomize/kustomizations/#prune",
  severity: "error",
  examples: {
    accepted: { before: specs(uploads()), after: specs(uploads("replicas: 3\n")) },
    rejected: {
      before: specs(uploads()),
      after: specs(uploads('retire: { reason: moved to the warehouse, until: "2027-06-30" }\n')),
    },
  },
  *check(planned) {
    for (const { change, was, becomes } of alteredIn(planned))
      if (holdsData(change) && isProtected(was) && !isProtected(becomes))
        yield {
          object: change,
          message: `${nameOf(change)} is no longer protected: the change that removes its document deletes it`,
          fix: "take `retire` away again, unless the data may go",
        };
  },
};
