import { digestOf } from "../../local/acme/images.ts";
import { type Specs, sampleSpecs } from "../../local/acme/specs.ts";

/** Stands in the Release for the commit that `acme/portal` is at, which the forge alone knows. */
export const commitOfPortal = "0".repeat(40);

export const nameOf = (number: number): string => `portal-${number}`;

/** acme with nothing but so many copies of portal in staging, all from the one repository of portal. */
export function copiesOfPortal(count: number): Specs {
  const sample = sampleSpecs();
  const text = (path: string): string => sample.get(`environments/${path}`) ?? "";
  const kept = ["organization.yaml", "staging/environment.yaml", "staging/cluster.yaml"];
  const names = Array.from({ length: count }, (_, index) => nameOf(index + 1));
  const copy = (name: string): string =>
    text("applications/portal.yaml")
      .replace("name: portal", `name: ${name}`)
      .replace(/environments: .*/, "environments: { staging: {} }");
  const files = [
    ...kept.map((path) => [path, text(path)] as const),
    ...names.map((name) => [`applications/${name}.yaml`, copy(name)] as const),
    ["staging/release.yaml", release(names)] as const,
  ];
  return new Map(files.map(([path, content]) => [`environments/${path}`, content]));
}

const release = (names: readonly string[]): string => `apiVersion: landfall/v1
kind: Release
metadata:
  name: staging
spec:
  environment: staging
  applications:
${names.map((name) => `    ${name}:\n      digest: ${digestOf(name)}\n      commit: "${commitOfPortal}"`).join("\n")}
`;
