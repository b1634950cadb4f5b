import { type Check, eachOf, fine, judge, wrong } from "./check.ts";

export const codeowners: Check = {
  id: "codeowners",
  look: (facts) =>
    eachOf(facts, ({ asked, ownersFaults, role }) => {
      if (role !== "specs") return undefined;
      const url = `${facts.serverUrl}/${asked}/blob/main/.github/CODEOWNERS`;
      return judge(asked, ownersFaults, {
        ifSeen: (faults) =>
          faults.length === 0
            ? fine(asked, "its CODEOWNERS is valid")
            : wrong(asked, `its CODEOWNERS has faults: ${faults.join("; ")}`, { text: "mend those lines", url }),
        ifMissing: () =>
          wrong(asked, "it has no CODEOWNERS, so nobody is asked to approve", {
            text: "add .github/CODEOWNERS, with at least one owner for every file",
            url,
          }),
      });
    }),
};
