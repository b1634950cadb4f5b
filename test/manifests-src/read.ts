import { parse } from "yaml";
import { type Manifest, toFolder } from "../../manifests-src/folder.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What tests look at in an object; the ones its kind does not have are missing. */
export type ReadObject = {
  readonly kind: string;
  readonly metadata: Fields;
  readonly spec: Fields;
  readonly data: Fields;
  readonly roleRef: Fields;
  readonly subjects: unknown;
  readonly rules: readonly {
    readonly resources: readonly string[];
    readonly apiGroups: readonly string[];
    readonly verbs: readonly string[];
    readonly resourceNames?: readonly string[];
  }[];
};

/** The objects of a unit as the cluster will read them: printed, then parsed. By file name. */
export const objects = (manifests: readonly Manifest[]): ReadonlyMap<string, ReadObject> =>
  new Map(
    [...toFolder(manifests)]
      .filter(([name]) => name !== "kustomization.yaml")
      .map(([name, text]) => [name, parse(text)]),
  );
