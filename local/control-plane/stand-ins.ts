import type { StandIn } from "../workflows/stand-ins.ts";

/** What a real cluster has and these have not: all of it, for a report to print. */
export const standIns: readonly StandIn[] = [
  {
    what: "kubelets and containers",
    instead: "KWOK; what becomes of a pod is told by its image's digest, in `stages/pod.yaml`",
    why: "no container runs on this machine",
  },
  {
    what: "storage",
    instead: "volumes without disks, which the real controller manager binds",
    why: "there is no kubelet to mount one",
  },
  {
    what: "CloudNativePG",
    instead: "its real definitions, and a stage that says its databases are healthy",
    why: "a database needs containers",
  },
  {
    what: "External Secrets",
    instead: "its real definitions, a stage that says they are synced, and two secrets made by hand",
    why: "there is no secret store",
  },
  {
    what: "Traefik",
    instead: "its real definitions, and nothing behind them",
    why: "there is no traffic",
  },
  {
    what: "acme's charts",
    instead: "small charts of the same names in a registry on loopback, behind a mirror",
    why: "no other registry is asked",
  },
  {
    what: "Flux in the cluster, as flux-operator installs it",
    instead: "the same controllers beside it, with the flags that `landfall connect` asks for",
    why: "they would need containers",
  },
];
