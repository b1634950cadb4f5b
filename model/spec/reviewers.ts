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

/** Who may accept a change to a file, of all files or of these: only those who may do so for all that its documents reach. */
export function reviewersOf(model: Model, files?: ReadonlySet<string>): Reviewers {
  const everywhere = inAll([...model.environments.keys()].map((name) => approversOf(model.access, name)));
  const byFile = new Map<string, readonly Granted[]>();
  for (const [id, { file }] of model.places) {
    if (files?.has(file) === false) continue;
    const reviewers = reviewersOfDocument(model, id) ?? everywhere;
    const others = byFile.get(file);
    byFile.set(file, others === undefined ? reviewers : inAll([others, reviewers]));
  }
  return { everywhere, byFile };
}

/** `undefined` for a document that reaches every environment. */
function reviewersOfDocument(model: Model, id: string): readonly Granted[] | undefined {
  const { access, environments, clusters, releases, applications } = model;
  const [kind, name = ""] = id.split("/");
  if (kind === "Application") {
    const application = applications.get(name);
    const scopes =
      application && environmentsOf(application).map((environment) => ({ environment, application: name }));
    return scopes && inAll(scopes.map((scope) => whoMay(access, "approve", scope)));
  }
  const environment =
    kind === "Environment"
      ? environments.get(name)?.name
      : (kind === "Cluster" ? clusters : kind === "Release" ? releases : undefined)?.get(name)?.environment;
  return environment === undefined ? undefined : approversOf(access, environment);
}

/** Those who are in each of the lists; nobody when there is none. */
const inAll = ([first = [], ...others]: readonly (readonly Granted[])[]): readonly Granted[] =>
  first.filter(({ person }) => others.every((list) => list.some((one) => one.person === person)));
