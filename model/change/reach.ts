import { whoMay } from "../spec/access.ts";
import type { Model } from "../spec/model.ts";
import { workloadIn } from "../spec/resolve.ts";
import { reviewersOf } from "../spec/reviewers.ts";
import { underFormerGrants } from "./access.ts";
import type { ObjectChange } from "./object-change.ts";
import type { Revised } from "./spec-edits.ts";

/** An application in one of its environments. */
export type Deployment = { readonly environment: string; readonly application: string };

/** Whom and what a change touches. All lists are in order, each name once. */
export type Reach = {
  readonly environments: readonly string[];
  readonly clusters: readonly string[];
  readonly applications: readonly string[];
  readonly deployments: readonly Deployment[];
  readonly hosts: readonly string[];
  /** Logins of those who operate what is touched. */
  readonly owners: readonly string[];
  /** Of each changed file of the specs, the logins of whom one must agree; of nobody, no grant gives that right. */
  readonly reviewers: readonly { readonly file: string; readonly logins: readonly string[] }[];
};

/** `objects`: of all environments. Who may agree is what the specs said before: nobody can let themselves in. */
export function reachOf({ before, after, edits }: Revised, objects: readonly ObjectChange[]): Reach {
  const touched = new Map(
    objects.flatMap(({ environment, application }) =>
      application === undefined ? [] : [[`${environment}/${application}`, { environment, application }] as const],
    ),
  );
  const deployments = [...touched.values()];
  const edited = new Set(edits.map(({ place: { file } }) => file));
  const specs = underFormerGrants(before, after);
  const [former, latter] = [reviewersOf(before, edited), reviewersOf(specs, edited)];
  const files = edits.map(({ place: { file }, isIn }) => {
    const { byFile, everywhere } = isIn === "before" ? former : latter;
    return [file, (byFile.get(file) ?? everywhere).map(({ login }) => login)] as const;
  });
  return {
    environments: once(objects.map(({ environment }) => environment)),
    clusters: once(objects.flatMap(({ cluster }) => cluster ?? [])),
    applications: once(deployments.map(({ application }) => application)),
    deployments,
    hosts: once([before, after].flatMap((model) => deployments.flatMap((one) => hostsOf(model, one)))),
    owners: once(deployments.flatMap((one) => whoMay(specs.access, "operate", one).map(({ login }) => login))),
    reviewers: [...new Map(files)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, logins]) => ({ file, logins })),
  };
}

const hostsOf = (model: Model, { environment, application }: Deployment): readonly string[] =>
  workloadIn(model, application, environment)?.routes.map(({ host }) => host) ?? [];

const once = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();
