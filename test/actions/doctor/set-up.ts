import { connect } from "../../../actions/doctor/deps.ts";
import { type DoctorOutcome, run } from "../../../actions/doctor/run.ts";
import { starter } from "../../../actions/init/starter/starter.ts";
import type { IdentityOptions, RepositoryOptions } from "../../../local/forge/options.ts";
import { appId } from "../../../local/forge/rulesets.ts";
import { type Forge, startForge } from "../../../local/forge/server.ts";
import type {
  EnvironmentOptions,
  InstallationOptions,
  RulesetOptions,
  SetupOptions,
} from "../../../local/forge/setup.ts";
import { landfallApp, permissionsOf, readerApp, reporterApp, statusApp } from "../../../model/setup/apps.ts";
import { deliveryBodies, verifiedSetsBody } from "../../../model/setup/delivery-rules.ts";
import type { Finding } from "../../../model/setup/finding.ts";
import { type Role, roles } from "../../../model/setup/role.ts";
import { rulesetBody, type SourceIds, wantedRules } from "../../../model/setup/ruleset.ts";
import { setupOf } from "../init/sample.ts";

const setup = setupOf({ owner: "globex", "staging-status-reporter": "globex-staging-status[bot]" });
const files = starter(setup).repositories;

/** GitHub as `init` and its next steps leave it: what the forge is started with, and the specs on this machine. */
export type World = {
  readonly repositories: Readonly<Record<Role | "shop", RepositoryOptions>>;
  readonly installations: readonly InstallationOptions[];
  readonly specs: ReadonlyMap<string, string>;
  readonly token: Omit<IdentityOptions, "token">;
};

/** The numbers of the Apps whose word checks are. */
export const ids: SourceIds = { landfall: appId("globex-landfall"), "github-actions": appId("github-actions") };

const key: EnvironmentOptions = {
  branches: ["main"],
  secrets: ["LANDFALL_PRIVATE_KEY"],
  variables: { LANDFALL_CLIENT_ID: "Iv1.app" },
};
const planKey: EnvironmentOptions = {
  secrets: ["LANDFALL_READER_PRIVATE_KEY"],
  variables: { LANDFALL_READER_CLIENT_ID: "Iv1.globex-landfall-reader" },
};

const settings = (role: Role): SetupOptions => ({
  environments: { landfall: key, ...(role === "specs" && { "landfall-plan": planKey }) },
  rulesets: [{ ...rulesetBody(wantedRules[role], ids), bypass: [] }],
  collaborators: { "ada-l": "admin" },
});

const installed = (app: string, on: readonly string[], permissions: InstallationOptions["permissions"]) => ({
  organization: "globex",
  app,
  clientId: app === "globex-landfall" ? "Iv1.app" : `Iv1.${app}`,
  permissions,
  repositories: on,
});
const reader = readerApp("globex-landfall-reader");
const reporter = (environment: string) => {
  const app = reporterApp(`globex-landfall-${environment}`, environment);
  return installed(app.slug, ["globex/events"], permissionsOf(app));
};

const status = statusApp("globex-staging-status", "staging");

export const world: World = {
  repositories: {
    ...(Object.fromEntries(
      roles.map((role) => [
        role,
        { name: `globex/${role}`, private: true, files: Object.fromEntries(files[role]), setup: settings(role) },
      ]),
    ) as Record<Role, RepositoryOptions>),
    shop: { name: "globex/shop", private: true, files: { "main.py": "\n" } },
  },
  installations: [
    installed(
      "globex-landfall",
      ["globex/specs", "globex/environments", "globex/shop"],
      permissionsOf(landfallApp("globex-landfall")),
    ),
    installed(reader.slug, ["globex/environments"], permissionsOf(reader)),
    reporter("staging"),
    reporter("production"),
    installed(status.slug, ["globex/environments"], permissionsOf(status)),
  ],
  specs: files.specs,
  token: { login: "olga", kind: "user", repositories: {}, owns: ["globex"], seesInstallations: true },
};

/** The same once staging is delivered to: rules and specs as the next steps say. */
export const delivering: World = (() => {
  const { specs } = world.repositories;
  const rulesets = [...deliveryBodies(ids), verifiedSetsBody(ids.landfall)].map(
    ({ bypass_actors: bypass, conditions, ...body }) => ({ ...body, bypass, include: conditions.ref_name.include }),
  );
  const texts = [...world.specs].map(([path, text]) => {
    const isStaging = path.endsWith("staging/environment.yaml");
    return [path, isStaging ? text.replace(/^spec:\n/m, "spec:\n  delivery: { on: push }\n") : text] as const;
  });
  return {
    ...world,
    repositories: { ...world.repositories, specs: { ...specs, setup: { ...specs.setup, rulesets } } },
    specs: new Map(texts),
  };
})();

/** Changes the rulesets of specs that deliver. */
export const withRulesets = (change: (one: RulesetOptions) => RulesetOptions | undefined): World => {
  const { specs } = delivering.repositories;
  const rulesets = (specs.setup?.rulesets ?? []).flatMap((one) => change(one) ?? []);
  return {
    ...delivering,
    repositories: { ...delivering.repositories, specs: { ...specs, setup: { ...specs.setup, rulesets } } },
  };
};

/** Changes what one of the specs' GitHub environments is, or takes it away. */
export const withEnvironment = (name: string, change: Partial<EnvironmentOptions> | undefined): World => {
  const { [name]: former, ...others } = world.repositories.specs.setup?.environments ?? {};
  return withSettings("specs", { environments: { ...others, ...(change && { [name]: { ...former, ...change } }) } });
};

/** Changes the settings of one of the three repositories. */
export const withSettings = (role: Role, change: SetupOptions): World => {
  const repository = world.repositories[role];
  return withRepository(role, { setup: { ...repository.setup, ...change } });
};

export const withRepository = (name: Role | "shop", change: Partial<RepositoryOptions>): World => ({
  ...world,
  repositories: { ...world.repositories, [name]: { ...world.repositories[name], ...change } },
});

export const withApp = (app: string, change: Partial<InstallationOptions>): World => ({
  ...world,
  installations: world.installations.map((one) => (one.app === app ? { ...one, ...change } : one)),
});

/** The forge of that world; the token `t` is its reader's. */
export const startWorld = (of: World = world): Promise<Forge> =>
  startForge({
    limits: false,
    repositories: Object.values(of.repositories),
    installations: of.installations,
    identities: [{ ...of.token, token: "t" }],
  });

type Answers = Readonly<Record<string, unknown>>;

/** What doctor says of that world. `answers`: bodies by path, in place of the forge's own. */
export async function examine(of: World = world, answers: Answers = {}): Promise<DoctorOutcome> {
  const forge = await startWorld(of);
  await using _closing = { [Symbol.asyncDispose]: forge.close };
  forge.intercept(({ path }) => (path in answers ? { status: 200, body: answers[path] } : undefined));
  const readSpecs = () =>
    new Map([...of.specs].filter(([path]) => path.endsWith(".yaml")).map(([path, text]) => [path, Buffer.from(text)]));
  const deps = connect({ apiUrl: forge.url, serverUrl: forge.url, token: "t" });
  const outcome = await run({ specs: "" }, { readSpecs, ...deps, serverUrl: "https://github.com", progress: () => {} });
  if (forge.unknown.size > 0) throw new Error(`not served: ${[...forge.unknown].join(", ")}`);
  return outcome;
}

/** The findings; specs that are invalid are an error. */
export async function findings(...of: Parameters<typeof examine>): Promise<readonly Finding[]> {
  const outcome = await examine(...of);
  if (outcome.status === "invalid") throw new Error(JSON.stringify(outcome.problems));
  return outcome.findings;
}
