import { approversOf, type Granted, whoMay } from "./access.ts";
import type { Model } from "./model.ts";
import { environmentsOf } from "./resolve.ts";

/** The people of whom one is enough to accept a change to the specs. */
export type Reviewers = {
  /** For what belongs to every environment, and for files that hold no document. */
  readonly everywhere: readonly Granted[];
  /** By file, as the model's places have it; each has at least those of `everywhere`. */
  readonly byFile: ReadonlyMap<string, readonly Granted[]>;
};

/** Who may accept a change to a file: only those who may do so for all that its documents reach. */
export function reviewersOf(model: Model): Reviewers {
  const everywhere = inAll([...model.environments.keys()].map((name) => approversOf(model.access, name)));
  const byDocument = new Map(documents(model));
  const byFile = new Map<string, readonly Granted[]>();
  for (const [id, { file }] of model.places) {
    const reviewers = byDocument.get(id) ?? everywhere;
    const others = byFile.get(file);
    byFile.set(file, others === undefined ? reviewers : inAll([others, reviewers]));
  }
  return { everywhere, byFile };
}

/** The documents that do not reach every environment. */
function* documents({ access, environments, clusters, releases, applications }: Model): Generator<Entry> {
  for (const { name } of environments.values()) yield [`Environment/${name}`, approversOf(access, name)];
  for (const { name, environment } of clusters.values()) yield [`Cluster/${name}`, approversOf(access, environment)];
  for (const { name, environment } of releases.values()) yield [`Release/${name}`, approversOf(access, environment)];
  for (const application of applications.values()) {
    const { name } = application;
    const scopes = environmentsOf(application).map((environment) => ({ environment, application: name }));
    yield [`Application/${name}`, inAll(scopes.map((scope) => whoMay(access, "approve", scope)))];
  }
}

type Entry = readonly [id: string, reviewers: readonly Granted[]];

/** Those who are in each of the lists; nobody when there is none. */
const inAll = ([first = [], ...others]: readonly (readonly Granted[])[]): readonly Granted[] =>
  first.filter(({ person }) => others.every((list) => list.some((one) => one.person === person)));
