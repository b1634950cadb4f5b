import { appSlug } from "../../../model/setup/apps.ts";
import type { Facts, InstallationFacts } from "../../../model/setup/facts.ts";
import { planEnvironment } from "../../../model/setup/workflows.ts";
import { takenIn } from "./taken-in.ts";

/** The App that proposes, and the one that plans read as. */
export type AppOfWorkflows = "landfall" | "reader";

/** The App's installation: the one whose client id the workflows' variables name, else the one called so. */
export function installedApp(facts: Facts, app: AppOfWorkflows): InstallationFacts | undefined {
  if (facts.installations.status !== "seen") return undefined;
  const ids = clientIdsOf(facts, app);
  const all = facts.installations.value;
  return (
    all.find(({ clientId }) => clientId !== undefined && ids.has(clientId)) ??
    all.find(({ slug }) => slug === slugOf(facts, app))
  );
}

/** The name it has where nobody chose another. */
export const slugOf = ({ owner }: Facts, app: AppOfWorkflows): string =>
  app === "reader" ? appSlug(owner, "reader") : appSlug(owner);

/** Client ids that the variables of the three repositories name. */
function clientIdsOf(facts: Facts, app: AppOfWorkflows): ReadonlySet<string> {
  const names = Object.values(facts.settings)
    .flatMap(({ asked }) => takenIn(facts, asked))
    .filter(({ environment }) => (environment === planEnvironment) === (app === "reader"))
    .flatMap((takes) => takes.variables);
  return new Set(
    Object.values(facts.settings)
      .flatMap(({ variables, environments }) => [variables, ...environments.map((one) => one.variables)])
      .flatMap((variables) => (variables.status === "seen" ? [...variables.value] : []))
      .filter(([name]) => names.includes(name))
      .map(([, value]) => value),
  );
}
