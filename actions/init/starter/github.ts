import {
  landfallApp,
  permissionsOf,
  readerApp,
  reporterApp,
  statusApp,
  type WantedApp,
} from "../../../model/setup/apps.ts";
import { deliveryRules, verifiedSetsBody } from "../../../model/setup/delivery-rules.ts";
import { roles } from "../../../model/setup/role.ts";
import { rulesetBody, wantedRules } from "../../../model/setup/ruleset.ts";
import type { Files } from "../../../model/tree/tree.ts";
import { repositoryUrl, type Setup } from "./setup.ts";

const bot = "[bot]";

/** The GitHub Apps to make. What a person's login does, not an App's, is none. */
export const appsOf = ({ app, reader, stages }: Setup): readonly WantedApp[] => [
  landfallApp(app),
  readerApp(reader),
  ...stages.flatMap(({ name, reporter, statusReporter }) => [
    ...slugsOf(reporter).map((slug) => reporterApp(slug, name)),
    ...slugsOf(statusReporter).map((slug) => statusApp(slug, name)),
  ]),
];

const slugsOf = (login: string | undefined): readonly string[] =>
  login?.endsWith(bot) ? [login.slice(0, -bot.length)] : [];

/** Files of rulesets that specs need once they deliver, below `rulesets`. */
export const deliveryFiles = {
  main: "delivery/specs",
  owners: "delivery/owners",
  sets: "delivery/verified-sets",
} as const;

const deliveryRulesets = (): readonly (readonly [string, string])[] => {
  const [main, owners] = deliveryRules.map((wanted) => json(rulesetBody(wanted)));
  const texts = { main, owners, sets: json(verifiedSetsBody()) };
  return (["main", "owners", "sets"] as const).map((key) => [`rulesets/${deliveryFiles[key]}.json`, texts[key] ?? ""]);
};

/** What GitHub is told: a manifest per App, a ruleset per repository, and those of delivery. */
export function github(setup: Setup): Files {
  const manifests = appsOf(setup).map((app) => [`apps/${app.slug}.json`, json(manifestOf(setup, app))] as const);
  const rulesets = roles.map((role) => [`rulesets/${role}.json`, json(rulesetBody(wantedRules[role]))] as const);
  return new Map([...manifests, ...rulesets, ...deliveryRulesets()]);
}

/** https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-from-a-manifest */
const manifestOf = (setup: Setup, app: WantedApp) => ({
  name: app.slug,
  description: `Landfall: ${app.because}.`,
  url: repositoryUrl(setup, "specs"),
  hook_attributes: { url: repositoryUrl(setup, "specs"), active: false },
  redirect_url: repositoryUrl(setup, "specs"),
  public: false,
  default_permissions: permissionsOf(app),
  default_events: [],
});

/** The page that registers the App, filled in. */
export function registrationUrl({ serverUrl, owner, ...setup }: Setup, app: WantedApp): string {
  const fields = new URLSearchParams({
    name: app.slug,
    url: repositoryUrl({ serverUrl, owner, ...setup }, "specs"),
    public: "false",
    webhook_active: "false",
    ...permissionsOf(app),
  });
  return `${serverUrl}/organizations/${owner}/settings/apps/new?${fields}`;
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
