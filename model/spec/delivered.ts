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

const isDelivered = (model: Model, application: Application): boolean =>
  application.image !== undefined && application.retire === undefined && isMoved(model, application);

/** Whether the application goes to an environment that images come to by themselves. */
export const isMoved = ({ environments }: Model, application: Application): boolean =>
  Object.keys(application.environments).some((name) => environments.get(name)?.delivery !== undefined);
