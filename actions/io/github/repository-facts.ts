import type { RepositoryFacts, SettingsFacts, Writer } from "../../../model/setup/facts.ts";
import type { Seen } from "../../../model/setup/seen.ts";
import { at, type Repository } from "./client.ts";
import { look, lookAtSetting } from "./look.ts";

const contents = "contents: read";

/** The repository itself; where it was renamed, GitHub leads to it and tells its new name. */
export const repositoryIs = (repository: Repository): Promise<RepositoryFacts["is"]> =>
  look(repository, { at: "the repository", permission: "metadata: read" }, async () => {
    const { data } = await repository.api.rest.repos.get(at(repository));
    return { fullName: data.full_name, isArchived: data.archived, defaultBranch: data.default_branch };
  });

export const tipSeen = (repository: Repository, branch: string): Promise<Seen<string>> =>
  look(repository, { at: `the branch ${branch}`, permission: contents }, async () => {
    const { data } = await repository.api.rest.git.getRef({ ...at(repository), ref: `heads/${branch}` });
    return data.object.sha;
  });

/** A file of the default branch. */
export const fileSeen = (repository: Repository, path: string): Promise<Seen<string>> =>
  look(repository, { at: path, permission: contents }, async () => {
    const mediaType = { format: "raw" };
    const { data } = await repository.api.rest.repos.getContent({ ...at(repository), path, mediaType });
    return String(data);
  });

/** What GitHub finds wrong with CODEOWNERS, a line each. */
export const ownersFaults = (repository: Repository): Promise<SettingsFacts["ownersFaults"]> =>
  look(repository, { at: "CODEOWNERS", permission: contents }, async () => {
    const { data } = await repository.api.rest.repos.codeownersErrors(at(repository));
    return data.errors.map(({ line, kind, source }) => `line ${line}: ${kind}: ${(source ?? "").trim()}`);
  });

export const writersOf = (repository: Repository): Promise<Seen<readonly Writer[]>> =>
  lookAtSetting(repository, { at: "its collaborators", permission: "metadata: read, as who may push" }, async () => {
    const { api } = repository;
    const all = await api.paginate(api.rest.repos.listCollaborators, { ...at(repository), per_page: 100 });
    return all
      .filter(({ permissions }) => permissions?.push === true)
      .map(({ login, permissions }) => ({ login, isAdmin: permissions?.admin === true }));
  });
