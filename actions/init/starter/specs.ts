import { printYaml } from "../../../manifests-src/yaml.ts";
import type { Json } from "../../../model/spec/json.ts";
import type { Kind } from "../../../model/spec/model.ts";
import type { Files } from "../../../model/tree/tree.ts";
import { type Setup, type Stage, specsFolder } from "./setup.ts";

type Document = { readonly kind: Kind; readonly name: string; readonly spec: { readonly [key: string]: Json } };

/** The specs, by path in their repository. */
export function specs(setup: Setup): Files {
  const { application, stages } = setup;
  const documents: readonly (readonly [path: string, about: string, document: Document])[] = [
    ["organization", "Who owns the repositories, and which cloud accounts there are.", organization(setup)],
    ["access", "Who may do what, and where. Nothing else grants anything.", access(setup)],
    [
      `applications/${application.name}`,
      "One application. Everything left out has a safe default.",
      toApplication(setup),
    ],
    ...stages.flatMap((stage) => [
      [`${stage.name}/environment`, "One isolated place that applications run in.", environment(stage)] as const,
      [`${stage.name}/cluster`, "One of its clusters.", cluster(stage)] as const,
    ]),
  ];
  return new Map(
    documents.map(([path, about, document]) => [`${specsFolder}/${path}.yaml`, print(setup, about, document)]),
  );
}

function print({ serverUrl, toolkit }: Setup, about: string, { kind, name, spec }: Document): string {
  const schema = `${serverUrl}/${toolkit.repository}/raw/${toolkit.ref}/schemas/${kind.toLowerCase()}.schema.json`;
  const document = printYaml({ apiVersion: "landfall/v1", kind, metadata: { name }, spec });
  return `# yaml-language-server: $schema=${schema}\n# ${about}\n${document}`;
}

function organization({ owner, serverUrl, repositories, stages }: Setup): Document {
  const url = serverUrl === "https://github.com" ? {} : { url: serverUrl };
  const accounts = Object.fromEntries(stages.map(({ name, account }) => [name, { id: account }]));
  return {
    kind: "Organization",
    name: owner.toLowerCase(),
    spec: { github: { owner, ...url, repositories: { ...repositories } }, accounts },
  };
}

function access({ owner, person }: Setup): Document {
  const name = person.login.toLowerCase();
  return {
    kind: "Access",
    name: owner.toLowerCase(),
    spec: {
      people: { [name]: { github: person.login, email: person.email } },
      groups: { platform: { people: [name] } },
      grants: [{ group: "platform", rights: ["view", "edit", "approve", "operate"] }],
    },
  };
}

function toApplication({ application: { name, image, port, host }, stages }: Setup): Document {
  const isOther = ({ tier }: Stage): boolean => tier !== "production";
  // Each environment has an address of its own: production the plain one.
  const routes = (stage: Stage) =>
    host !== undefined && isOther(stage) ? { routes: [{ host: host.replace(".", `.${stage.name}.`) }] } : {};
  return {
    kind: "Application",
    name,
    spec: {
      repository: name,
      image,
      port,
      ...(host === undefined ? {} : { routes: [{ host }] }),
      probes: { readiness: "/", liveness: "/" },
      environments: Object.fromEntries(stages.map((stage) => [stage.name, routes(stage)])),
    },
  };
}

const environment = ({ name, tier, reporter, statusReporter }: Stage): Document => ({
  kind: "Environment",
  name,
  spec: {
    ...{ tier, account: name, merge: tier === "production" ? "manual" : "auto", reporter },
    ...(statusReporter !== undefined && { statusReporter }),
  },
});

const cluster = ({ name, cluster }: Stage): Document => ({
  kind: "Cluster",
  name: cluster,
  spec: { environment: name, provider: "existing" },
});
