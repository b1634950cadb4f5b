import type { Role } from "../../model/setup/role.ts";
import { push, tipOf } from "../io/git/push.ts";
import { openGitHub, repositoryOf } from "../io/github/client.ts";
import { addRuleset, appIdOf, createRepository, holdsCommit, isEmpty, isThere } from "../io/github/new-repository.ts";
import { type NarrowServer, remoteOf } from "../io/github/server.ts";
import type { CreateDeps, NewRepository } from "./create.ts";
import type { Setup } from "./starter/setup.ts";

/** The repositories on GitHub, beside their folders below `folder`, and Landfall's App. */
export function connect(server: NarrowServer, setup: Setup, folder: string): Pick<CreateDeps, "repository" | "app"> {
  const { owner, repositories } = setup;
  const gitHub = openGitHub(server);
  const repository = (role: Role): NewRepository => {
    const name = `${owner}/${repositories[role]}`;
    const repository = repositoryOf(gitHub, name);
    return {
      name,
      isThere: () => isThere(repository),
      isEmpty: () => isEmpty(repository),
      holdsOurs: async () => holdsCommit(repository, await tipOf(`${folder}/${role}`, "main")),
      create: (description) => createRepository(repository, description),
      push: () => push(`${folder}/${role}`, remoteOf(server, name), "main"),
      addRuleset: (ruleset) => addRuleset(repository, ruleset),
    };
  };
  return { repository, app: (slug) => appIdOf(repositoryOf(gitHub, `${owner}/${repositories.specs}`), slug) };
}
