import { permissionsOf, type WantedApp } from "../../../model/setup/apps.ts";
import type { InstallationFacts } from "../../../model/setup/facts.ts";
import { fine, notChecked, type Verdict, wrong } from "./check.ts";

type Wanted = {
  readonly wanted: WantedApp;
  /** The repositories it must be on, by full name. */
  readonly on: readonly string[];
  /** Whether it must be on no other. */
  readonly alone: boolean;
};

/** The first thing that is wrong with an App's installation, in the order in which a person would mend it. */
export function judgeInstallation(found: InstallationFacts, { wanted, on, alone }: Wanted): Verdict {
  const { slug, url, isSuspended, onAll, repositories } = found;
  const mend = (says: string, text: string): Verdict => wrong(slug, says, { text, url });
  if (isSuspended) return mend("its installation is suspended", "unsuspend it");
  const { missing, more } = compared(found, wanted);
  if (missing.length > 0) return mend(`it lacks ${missing.join(", ")}`, "give the App that, and accept it here");
  if (more.length > 0) return mend(`it may more than it needs: ${more.join(", ")}`, "take that from the App");
  if (onAll) {
    if (!alone) return fine(slug, "it is installed, on all repositories");
    return mend("it is installed on all repositories", `install it on ${on.join(", ")} alone`);
  }
  if (repositories.status !== "seen") {
    const why = repositories.status === "hidden" ? repositories.reason : "GitHub does not say";
    return notChecked(slug, `installed with the right permissions; on which repositories: ${why}; see ${url}`);
  }
  const absent = on.filter((name) => !repositories.value.includes(name));
  if (absent.length > 0) return mend(`it is not on ${absent.join(", ")}`, "add that repository");
  const extra = alone ? repositories.value.filter((name) => !on.includes(name)) : [];
  if (extra.length > 0) return mend(`it is on ${extra.join(", ")} too`, "take that repository away");
  return fine(slug, `it is installed as it must be, on ${on.join(", ")}`);
}

/** `contents: write` for each permission that is missing, or that nobody asked for. */
function compared({ permissions }: InstallationFacts, app: WantedApp) {
  const wanted = permissionsOf(app);
  const print = (name: string, access: string | undefined) => `${name}: ${access}`;
  return {
    missing: Object.keys(wanted)
      .filter((name) => permissions[name] !== wanted[name] && permissions[name] !== "write")
      .map((name) => print(name, wanted[name])),
    more: Object.keys(permissions)
      .filter(
        (name) => permissions[name] !== wanted[name] && !(permissions[name] === "read" && wanted[name] === "write"),
      )
      .map((name) => print(name, permissions[name])),
  };
}
