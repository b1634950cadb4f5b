import { type Check, fine, judge, notChecked, settingsPage, wrong } from "./check.ts";
import { eachEnvironment } from "./each-environment.ts";
import { takenIn } from "./taken-in.ts";

export const keySecret: Check = {
  id: "key-secret",
  look: (facts) =>
    eachEnvironment(facts, (repository, { name, branches, secrets }) => {
      const wanted = takenIn(facts, repository).secrets;
      if (branches.status === "missing") return notChecked(repository, `there is no environment ${name} to look in`);
      return judge(repository, secrets, {
        ifSeen: (present) => {
          const missing = wanted.filter((secret) => !present.includes(secret));
          return missing.length === 0
            ? fine(repository, `the environment ${name} has the secret ${wanted.join(", ")}`)
            : wrong(repository, `the environment ${name} has no secret ${missing.join(", ")}`, {
                text: `add ${missing.join(", ")} there: the private key of Landfall's App`,
                url: settingsPage(facts, repository, "environments"),
              });
        },
      });
    }),
};
