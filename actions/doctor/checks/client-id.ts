import { type Check, fine, judge, notChecked, settingsPage, wrong } from "./check.ts";
import { eachEnvironment } from "./each-environment.ts";
import { keeperOf } from "./key-keeper.ts";

export const clientId: Check = {
  id: "client-id",
  look: (facts) =>
    eachEnvironment(facts, ({ repository, takes: { variables: wanted }, found: { name, branches, variables } }) => {
      const shared = Object.values(facts.settings).find(({ asked }) => asked === repository)?.variables;
      const anywhere = [variables, ...(shared === undefined ? [] : [shared])];
      const has = (one: string) => anywhere.some((these) => these.status === "seen" && these.value.has(one));
      const missing = wanted.filter((one) => !has(one));
      if (missing.length === 0) return fine(repository, `the variable ${wanted.join(", ")} is set`);
      if (branches.status === "missing") return notChecked(repository, `there is no environment ${name} to look in`);
      const unseen = anywhere.find(({ status }) => status === "hidden");
      if (unseen !== undefined) return judge(repository, unseen, { ifSeen: () => notChecked(repository, "") });
      return wrong(repository, `there is no variable ${missing.join(", ")}`, {
        text: `add ${missing.join(", ")} to the environment ${name}: it stands on the page of ${keeperOf(name)}`,
        url: settingsPage(facts, repository, "environments"),
      });
    }),
};
