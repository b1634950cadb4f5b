import { UserError } from "../../model/problem.ts";
import type { Workload } from "../../model/spec/workload.ts";
import { labelled, type Manifest } from "../folder.ts";

/** What kustomize stumbles over, or silently makes a space of, when it writes what it has read. */
const unwritable = /(?![\t\n\r])[\p{Cc}\u2028\u2029\ufffe\uffff]|\p{Cs}/u;

/** The environment variables of the application, if it has any. */
export function configuration(
  labels: Readonly<Record<string, string>>,
  { application, config }: Workload,
): readonly Manifest[] {
  if (Object.keys(config).length === 0) return [];
  const garbled = Object.keys(config).find((name) => unwritable.test(config[name] ?? ""));
  if (garbled !== undefined) {
    throw new UserError(
      `the variable ${garbled} of ${application} holds a control character, which kustomize cannot write`,
    );
  }
  const metadata = { name: application, namespace: application };
  return [labelled(labels, { apiVersion: "v1", kind: "ConfigMap", metadata, data: config })];
}
