import type { JsonMap } from "../../spec/json.ts";
import { at, listAt, mapAt, textAt } from "../at.ts";
import { containersOf, podOf } from "./pods.ts";

/** What an object lets pods do beyond the restricted Pod Security Standard, each in words. */
export function privilegesOf(object: JsonMap): readonly string[] {
  if (textAt(object, "kind") === "Namespace") return ofNamespace(object);
  if (textAt(object, "kind") === "ServiceAccount")
    return at(object, "automountServiceAccountToken") === false ? [] : ["its token is mounted unless a pod refuses it"];
  const pod = podOf(object);
  if (pod === undefined) return [];
  return [...ofPod(pod), ...[...containersOf(pod)].flatMap(([name, one]) => ofContainer(name, one, pod))];
}

/** Each level also admits what those before it do. */
const levels = ["restricted", "baseline", "privileged"];

function ofNamespace(namespace: JsonMap): readonly string[] {
  const level = textAt(namespace, "metadata", "labels", "pod-security.kubernetes.io/enforce") ?? "privileged";
  return levels.slice(1, levels.indexOf(level) + 1).map((one) => `it admits ${one} pods`);
}

function ofPod(pod: JsonMap): readonly string[] {
  const hostPaths = listAt(pod, "volumes").flatMap((volume) => textAt(volume, "hostPath", "path") ?? []);
  return [
    ...(["hostNetwork", "hostPID", "hostIPC"] as const).filter((field) => at(pod, field) === true),
    ...hostPaths.map((path) => `the node's ${path} is mounted`),
    ...(at(pod, "automountServiceAccountToken") === false ? [] : ["a service account's token is mounted"]),
  ];
}

function ofContainer(name: string, container: JsonMap, pod: JsonMap): readonly string[] {
  const own = mapAt(container, "securityContext");
  const either = (...keys: readonly string[]) => at(own, ...keys) ?? at(pod, "securityContext", ...keys);
  const added = listAt(own, "capabilities", "add").filter((one) => one !== "NET_BIND_SERVICE");
  const claims: readonly (readonly [holds: boolean, claim: string])[] = [
    [own["privileged"] === true, "is privileged"],
    [own["allowPrivilegeEscalation"] !== false, "may gain privileges"],
    [either("runAsNonRoot") !== true, "may run as root"],
    [either("runAsUser") === 0, "runs as root"],
    [own["readOnlyRootFilesystem"] !== true, "may write to its root file system"],
    [!listAt(own, "capabilities", "drop").includes("ALL"), "keeps the default capabilities"],
    [!["RuntimeDefault", "Localhost"].includes(String(either("seccompProfile", "type"))), "runs without seccomp"],
    [listAt(container, "ports").some((port) => at(port, "hostPort") !== undefined), "takes a port of its node"],
    ...added.map((one) => [true, `has the capability ${String(one)}`] as const),
  ];
  return claims.flatMap(([holds, claim]) => (holds ? [`the container ${name} ${claim}`] : []));
}
