import type { InstallationFacts } from "../../../model/setup/facts.ts";
import type { Seen } from "../../../model/setup/seen.ts";
import type { Repository } from "./client.ts";
import { look, lookAtSetting } from "./look.ts";

/** The Apps on the repository's organization. Only its owners may ask. */
export const installationsOf = (repository: Repository): Promise<Seen<readonly InstallationFacts[]>> => {
  const { api, owner: org } = repository;
  const permission = "organization_administration: read, as an owner's";
  return lookAtSetting(repository, { at: `the Apps on ${org}`, permission }, async () => {
    const all = await api.paginate(api.rest.orgs.listAppInstallations, { org, per_page: 100 });
    return await Promise.all(
      all.map(async (one) => ({
        slug: one.app_slug,
        clientId: one.client_id,
        appId: one.app_id,
        url: one.html_url,
        isSuspended: one.suspended_at !== null,
        permissions: Object.fromEntries(Object.entries(one.permissions)) as InstallationFacts["permissions"],
        onAll: one.repository_selection === "all",
        repositories: await repositoriesOf(repository, one.id),
      })),
    );
  });
};

/** GitHub tells an installation's repositories to the App itself, and to a person's token that an App asked for. */
const repositoriesOf = (repository: Repository, id: number): Promise<Seen<readonly string[]>> => {
  const { api } = repository;
  const permission = "a user access token of an App";
  return lookAtSetting(repository, { at: "the repositories of an App", permission }, async () => {
    const page = { installation_id: id, per_page: 100 };
    const all = await api.paginate(api.rest.apps.listInstallationReposForAuthenticatedUser, page);
    return all.map(({ full_name }) => full_name);
  });
};

/** The number of the App of that slug, which GitHub tells to anybody. */
export const appIdSeen = (repository: Repository, slug: string): Promise<Seen<number>> =>
  look(repository, { at: `the App ${slug}`, permission: "metadata: read" }, async () => {
    const { data } = await repository.api.rest.apps.getBySlug({ app_slug: slug });
    if (data === null) throw new Error(`GitHub says nothing of the App ${slug}`);
    return data.id;
  });
