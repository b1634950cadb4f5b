/**
 * Whether the cluster has a namespace of that name for itself, so that no application may be called so: an application's
 * namespace bears its name.
 */
export const isTakenNamespace = (name: string, ingressNamespace: string): boolean =>
  ["default", "flux-system", ingressNamespace].includes(name) || name.startsWith("kube-");
