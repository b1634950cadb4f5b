import { type Installation, type InstallationToken, slugOf } from "../apps.ts";
import { stableId } from "../identity.ts";
import { printDate } from "./time.ts";
import { type Shape, toUser } from "./user.ts";

/** Where the forge keeps no moment of its own. */
const firstDay = "2020-01-01T00:00:00Z";

/** An App's installation. `base` is the forge's address. */
export function toInstallation(base: string, { id, app, owner }: Installation): Shape {
  return {
    id,
    account: toUser(base, owner, "Organization"),
    repository_selection: "selected",
    access_tokens_url: `${base}/app/installations/${id}/access_tokens`,
    repositories_url: `${base}/installation/repositories`,
    html_url: `${base}/organizations/${owner}/settings/installations/${id}`,
    app_id: stableId(app.clientId),
    client_id: app.clientId,
    app_slug: slugOf(app),
    target_id: stableId(owner),
    target_type: "Organization",
    permissions: { metadata: "read", ...app.permissions },
    events: [],
    created_at: firstDay,
    updated_at: firstDay,
    single_file_name: null,
    suspended_by: null,
    suspended_at: null,
  };
}

/** A token just made, shown this once. */
export const toInstallationToken = ({ token, grant, expiresAt }: InstallationToken): Shape => ({
  token,
  expires_at: printDate(expiresAt),
  permissions: { metadata: "read", ...grant.permissions },
  repository_selection: grant.repositories === undefined ? "all" : "selected",
});
