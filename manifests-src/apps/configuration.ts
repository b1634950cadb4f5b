import type { Chart } from "cdk8s";
import { UserError } from "../../model/problem.ts";
import type { Workload } from "../../model/spec/workload.ts";
import { add } from "../folder.ts";

/** What kustomize stumbles over, or silently makes a space of, when it writes what it has read. */
const unwritable = /(?![\t\n\r])[\p{Cc}\u2028\u2029\ufffe\uffff]|\p{Cs}/u;

/** The environment variables of the application, if it has any. */
export function configuration(chart: Chart, { application, config }: Workload): void {
  if (Object.keys(config).length === 0) return;
  // cdk8s copies keys by assignment and tells plain objects by `constructor`: neither name gets through it.
  const lost = ["__proto__", "constructor"].find((name) => Object.hasOwn(config, name));
  if (lost !== undefined) throw new UserError(`the application ${application} cannot have a variable named ${lost}`);
  const garbled = Object.keys(config).find((name) => unwritable.test(config[name] ?? ""));
  if (garbled !== undefined) {
    throw new UserError(
      `the variable ${garbled} of ${application} holds a control character, which kustomize cannot write`,
    );
  }
  add(chart, {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: application, namespace: application },
    data: config,
  });
}
