import type { RiskRule } from "../risk.ts";
import { ofShop } from "./example.ts";
import { holdsData, isProtected } from "./holds-data.ts";
import { deletionsIn, nameOf } from "./objects.ts";

const volumes = (...names: readonly string[]): string =>
  ["volumes:", ...names.map((name) => `  ${name}: { path: /${name}, size: 10Gi, shared: true }`)].join("\n");

export const dataLeftBehind: RiskRule = {
  id: "data-left-behind",
  title: "Data that nobody asks for is not forgotten",
  rationale:
    "What is protected stays in the cluster when its application no longer names it: nothing reads it, nobody backs it " +
    "up, and it costs and may leak until somebody deletes it by hand.",
  link: "https://csrc.nist.gov/pubs/sp/800/88/r1/final",
  severity: "warning",
  examples: {
    accepted: ofShop(volumes("uploads"), volumes("uploads", "exports")),
    rejected: ofShop(volumes("uploads", "exports"), volumes("uploads")),
  },
  *check(planned) {
    for (const object of deletionsIn(planned))
      if (holdsData(object) && isProtected(object.was))
        yield {
          object,
          message: `${nameOf(object)} is no longer asked for, and stays in ${object.cluster} with all that it holds`,
          fix: "save what is needed and delete it there by hand, or go on naming it",
        };
  },
};
