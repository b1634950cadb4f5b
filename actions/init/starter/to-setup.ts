import type { Answers } from "./questions.ts";
import type { Setup, Stage } from "./setup.ts";

/** The answers, each one accepted by its question, in the form the starter files are written from. */
export function toSetup(answers: Answers, serverUrl: string): Setup {
  const of = (name: string): string => answers[name] ?? "";
  const [repository = "", ref = ""] = of("landfall").split("@");
  const stage = (tier: Stage["tier"]): Stage => ({
    name: of(tier),
    tier,
    account: of(`${tier}-account`),
    cluster: of(`${tier}-cluster`),
    reporter: of(`${tier}-reporter`),
    statusReporter: unlessNone(of(`${tier}-status-reporter`)),
  });
  return {
    serverUrl,
    owner: of("owner"),
    repositories: { specs: of("specs"), environments: of("environments"), events: of("events") },
    toolkit: { repository, ref },
    app: of("app"),
    reader: of("reader"),
    person: { login: of("person"), email: of("email") },
    stages: [stage("staging"), stage("production")],
    application: {
      name: of("application"),
      image: of("image"),
      port: Number(of("port")),
      host: unlessNone(of("host")),
    },
  };
}

const unlessNone = (text: string): string | undefined => (text === "none" ? undefined : text);
