import type { Finding, Path } from "../../model/problem.ts";
import { type Catalog, ofKind } from "./catalog.ts";

/** An environment that an application's secrets go to has a store they come from. */
export function* checkSecretStores(catalog: Catalog): Generator<Finding> {
  const without = new Map(
    ofKind(catalog, "Environment")
      .filter(({ document }) => document.spec.secretStore === undefined)
      .map(({ document, place }) => [document.metadata.name, place]),
  );
  for (const { place, document } of ofKind(catalog, "Application")) {
    const { secrets = {}, pullSecrets = {}, environments } = document.spec;
    const wanted = Object.keys({ ...secrets, ...pullSecrets }).length > 0;
    for (const [name, override] of Object.entries(environments)) {
      const environment = without.get(name);
      const isWanted = wanted || Object.keys(override.secrets ?? {}).length > 0;
      if (environment === undefined || !isWanted) continue;
      const path: Path = ["spec", "environments", name];
      const message = `"${document.metadata.name}" has secrets, and the environment "${name}" has no secret store`;
      const fix = `add secretStore to the environment, in ${environment.file}`;
      yield { rule: "reference", severity: "error", place, path, at: "key", message, fix };
    }
  }
}
