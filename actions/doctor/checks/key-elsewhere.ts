import type { SettingsFacts } from "../../../model/setup/facts.ts";
import { planEnvironment } from "../../../model/setup/workflows.ts";
import { type Check, eachOf, fine, judge, settingsPage, wrong } from "./check.ts";
import { takenIn } from "./taken-in.ts";

/** The key that may write must lie where main alone gets at it. */
export const keyElsewhere: Check = {
  id: "key-elsewhere",
  look: (facts) =>
    eachOf(facts, (repository) => {
      const { asked, secrets } = repository;
      const guarded = takenIn(facts, asked)
        .filter(({ environment }) => environment !== planEnvironment)
        .flatMap((takes) => takes.secrets);
      const isOpen = (secret: string) => guarded.includes(secret);
      const [misplaced] = openToPullRequests(repository).filter(isOpen);
      if (misplaced !== undefined)
        return wrong(asked, `${misplaced} is a secret of ${planEnvironment} too: every pull request gets at it`, {
          text: "delete it there, and replace the key",
          url: settingsPage(facts, asked, "environments"),
        });
      return judge(asked, secrets, {
        ifSeen: (present) => {
          const open = present.filter(isOpen);
          return open.length === 0
            ? fine(asked, "no branch but main gets at the key")
            : wrong(asked, `${open.join(", ")} is a secret of the whole repository: every branch gets at it`, {
                text: "delete it there, keep it in the environment only, and replace the key",
                url: settingsPage(facts, asked, "secrets/actions"),
              });
        },
      });
    }),
};

function openToPullRequests({ environments }: SettingsFacts): readonly string[] {
  const secrets = environments.find(({ name }) => name === planEnvironment)?.secrets;
  return secrets?.status === "seen" ? secrets.value : [];
}
