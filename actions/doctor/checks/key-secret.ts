import { type Check, fine, judge, notChecked, settingsPage, wrong } from "./check.ts";
import { eachEnvironment } from "./each-environment.ts";
import { keeperOf } from "./key-keeper.ts";

export const keySecret: Check = {
  id: "key-secret",
  look: (facts) =>
    eachEnvironment(facts, ({ repository, takes: { secrets: wanted }, found: { name, branches, secrets } }) => {
      if (branches.status === "missing") return notChecked(repository, `there is no environment ${name} to look in`);
      return judge(repository, secrets, {
        ifSeen: (present) => {
          const missing = wanted.filter((secret) => !present.includes(secret));
          return missing.length === 0
            ? fine(repository, `the environment ${name} has the secret ${wanted.join(", ")}`)
            : wrong(repository, `the environment ${name} has no secret ${missing.join(", ")}`, {
                text: `add ${missing.join(", ")} there: the private key of ${keeperOf(name)}`,
                url: settingsPage(facts, repository, "environments"),
              });
        },
      });
    }),
};
