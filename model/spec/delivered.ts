import { type Application, fullRepository, type Model } from "./model.ts";

/** An application's repository, `owner/name`; several applications may come out of one. */
export type DeliveredRepository = { readonly repository: string; readonly applications: readonly string[] };

/**
 * The repositories from which images are delivered: those of applications with an image of their own in an environment that
 * has `delivery`. In the order of their first applications' names.
 */
export function deliveredRepositories(model: Model): readonly DeliveredRepository[] {
  const found = new Map<string, string[]>();
  for (const application of model.applications.values()) {
    if (!isDelivered(model, application)) continue;
    const repository = fullRepository(model.organization, application.repository);
    // GitHub tells no two repositories apart by case alone.
    const key = repository.toLowerCase();
    found.set(key, [...(found.get(key) ?? [repository]), application.name]);
  }
  return [...found.values()].map(([repository = "", ...applications]) => ({ repository, applications }));
}

const isDelivered = ({ environments }: Model, { image, retire, ...application }: Application): boolean =>
  image !== undefined &&
  retire === undefined &&
  Object.keys(application.environments).some((name) => environments.get(name)?.delivery !== undefined);
