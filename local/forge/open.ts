import { join } from "node:path";
import { createRepository } from "./git/create.ts";
import type { RepositoryOptions } from "./options.ts";
import { Repository } from "./repository.ts";
import { plantFiles } from "./seed.ts";
import type { Site } from "./site.ts";

/** Makes a repository and puts it on the site, with its first commit where it has files. */
export async function openRepository(site: Site, described: RepositoryOptions): Promise<Repository> {
  const repository = new Repository(described, join(site.folder, `${described.name}.git`), site.now());
  site.add(repository);
  await createRepository(repository.git.folder, repository.defaultBranch);
  await plantFiles(site, repository, described.files ?? {});
  return repository;
}
