/** All that applying, pruning and health checks were seen to need of a kind: Flux applies by server-side apply. */
export const manage = ["get", "create", "patch", "delete"];
