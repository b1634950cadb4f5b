import type { Rule, Verdict } from "../../model/rule.ts";
import type { Patch } from "../../model/spec/documents.generated.ts";
import type { Application, Model } from "../../model/spec/model.ts";
import { objectsOf } from "../../model/spec/objects.ts";
import { workload } from "../../model/spec/resolve.ts";
import { didYouMean } from "../check/closest.ts";
import { application, files, organization, production } from "./example.ts";
import { asRendered, levels, placeOf } from "./fields.ts";

const patched = (target: string): string =>
  application(`
patches:
  - target: ${target}
    merge: { spec: { minReadySeconds: 10 } }
probes: { readiness: /ready, liveness: /live }
environments: { production: {} }
`);

export const patchHasATarget: Rule<Model> = {
  id: "patch-has-a-target",
  title: "A patch changes an object that the application has",
  rationale: "kustomize passes over a patch that selects nothing, so a misspelled target would go unnoticed.",
  link: "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/",
  severity: "error",
  examples: {
    accepted: files(organization, production, patched("{ kind: Deployment }")),
    rejected: files(organization, production, patched("{ kind: StatefulSet }")),
  },
  *check(model) {
    for (const app of model.applications.values()) {
      if (app.chart !== undefined) continue;
      for (const [path, { patches = [] }] of levels(app))
        for (const [index, { target }] of patches.entries()) {
          const objects = objectsAt(model, app, path[2]);
          if (objects.length === 0 || objects.some((one) => isMeant(target, one))) continue;
          const place = placeOf(model, "Application", app.name);
          yield { place, path: [...path, "patches", index, "target"], ...wording(target, objects) };
        }
    }
  },
};

type Target = Patch["target"];
type Named = ReturnType<typeof objectsOf>[number];

/** What there is in one environment, or in any that a patch for all of them reaches. */
const objectsAt = (model: Model, app: Application, environment: string | number | undefined): readonly Named[] =>
  Object.entries(app.environments)
    .filter(([name, { patches }]) => (environment === undefined ? patches === undefined : name === environment))
    .flatMap(([name]) => model.environments.get(name) ?? [])
    .flatMap((one) => objectsOf(workload(model, asRendered(app), one)));

const isMeant = (target: Target, { kind, name }: Named): boolean =>
  target.kind === kind && (target.name === undefined || target.name === name);

function wording({ kind, name }: Target, objects: readonly Named[]): Pick<Verdict, "message" | "fix"> {
  const ofKind = objects.filter((one) => one.kind === kind);
  if (name === undefined || ofKind.length === 0)
    return {
      message: `the application has no ${kind}`,
      fix: "name one of its objects",
      ...didYouMean(
        kind,
        objects.map((one) => one.kind),
      ),
    };
  const names = ofKind.map((one) => one.name);
  return { message: `the application has no ${kind} "${name}"`, fix: "remove the name", ...didYouMean(name, names) };
}
