import { stableId } from "../identity.ts";
import { appId } from "../rulesets.ts";
import type { InstallationOptions } from "../setup.ts";
import type { Site } from "../site.ts";
import { printDate } from "./time.ts";
import { type Shape, toUser } from "./user.ts";

const firstDay = printDate(new Date("2020-01-01T00:00:00Z"));

export const installationId = ({ app, organization }: InstallationOptions): number =>
  stableId(`${organization} ${app}`);

export function toInstallation({ url }: Site, installation: InstallationOptions): Shape {
  const { app, organization, clientId, permissions, repositories, suspended = false } = installation;
  const id = installationId(installation);
  return {
    id,
    app_id: appId(app),
    app_slug: app,
    client_id: clientId,
    account: toUser(url, organization, "Organization"),
    target_id: stableId(organization),
    target_type: "Organization",
    repository_selection: repositories === "all" ? "all" : "selected",
    permissions: { metadata: "read", ...permissions },
    events: [],
    access_tokens_url: `${url}/app/installations/${id}/access_tokens`,
    repositories_url: `${url}/installation/repositories`,
    html_url: `${url}/organizations/${organization}/settings/installations/${id}`,
    single_file_name: null,
    created_at: firstDay,
    updated_at: firstDay,
    suspended_by: suspended ? toUser(url, "ada") : null,
    suspended_at: suspended ? firstDay : null,
  };
}
