import type { Finding } from "../../model/problem.ts";
import type { Verdict } from "../../model/rule.ts";
import type { ApplicationDocument, ApplicationSpec } from "../../model/spec/documents.generated.ts";
import { levels } from "../rules/fields.ts";
import type { Checked } from "./catalog.ts";
import { checkDelivery } from "./delivery.ts";
import { checkPatches } from "./patches.ts";
import { checkPorts, checkRoutedPorts } from "./ports.ts";
import { checkStrategy } from "./strategy.ts";
import { checkVariables } from "./variables.ts";

/** What is wrong within one application. */
type Fault = Omit<Verdict, "place">;

/** What no schema can say of an application, whatever stands beside it: fields that need or exclude one another. */
export function* checkApplication({ place, document }: Checked): Generator<Finding> {
  if (document.kind !== "Application") return;
  for (const fault of faultsOf(document)) yield { rule: "schema", severity: "error", place, ...fault };
}

function* faultsOf({ spec }: ApplicationDocument): Generator<Fault> {
  yield* checkDelivery(spec);
  yield* checkPorts(spec);
  yield* checkVolumes(spec);
  yield* checkStrategy(spec);
  for (const level of levels(spec)) {
    yield* checkRoutedPorts(spec, level);
    yield* checkVariables(spec, level);
    yield* checkPatches(level);
  }
}

/** Two volumes at one path would hide one another, and every application has a /tmp of its own. */
function* checkVolumes({ volumes = {} }: ApplicationSpec): Generator<Fault> {
  const taken = ["/tmp"];
  for (const [name, { path }] of Object.entries(volumes)) {
    const other = taken.find((one) => `${path}/`.startsWith(`${one}/`) || `${one}/`.startsWith(`${path}/`));
    taken.push(path);
    if (other === undefined) continue;
    const message = `${path} and ${other} lie inside one another`;
    yield { path: ["spec", "volumes", name, "path"], message, fix: "choose another path" };
  }
}
