import { appSlug } from "../../../model/setup/apps.ts";
import type { Facts, InstallationFacts } from "../../../model/setup/facts.ts";

/** Client ids that the variables of the three repositories name. */
export const clientIdsOf = ({ settings }: Facts): ReadonlySet<string> =>
  new Set(
    Object.values(settings)
      .flatMap(({ variables, environments }) => [variables, ...environments.map((one) => one.variables)])
      .flatMap((variables) => (variables.status === "seen" ? [...variables.value] : []))
      .filter(([name]) => name.endsWith("CLIENT_ID"))
      .map(([, value]) => value),
  );

/** The installation of the App that proposes: the one whose client id the variables name, else the one called so. */
export function landfallInstallation(facts: Facts): InstallationFacts | undefined {
  if (facts.installations.status !== "seen") return undefined;
  const ids = clientIdsOf(facts);
  const all = facts.installations.value;
  return (
    all.find(({ clientId }) => clientId !== undefined && ids.has(clientId)) ??
    all.find(({ slug }) => slug === appSlug(facts.owner))
  );
}
