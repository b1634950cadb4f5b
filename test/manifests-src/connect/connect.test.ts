import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { connect, type Installer } from "../../../manifests-src/connect/connect.ts";
import { type Manifest, toFolder } from "../../../manifests-src/folder.ts";
import { render } from "../../../manifests-src/render.ts";
import type { Model } from "../../../model/spec/model.ts";
import { load } from "../../../schemas/load.ts";
import { sample } from "../../actions/acme.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests look into manifests freely
type Loose = any;

function modelOf(edit: (text: string) => string = (text) => text): Model {
  const loaded = load(new Map(Object.entries(sample).map(([path, text]) => [path, Buffer.from(edit(text))])));
  if (loaded.status === "invalid") throw new Error(JSON.stringify(loaded.problems));
  return loaded.model;
}
/** The same where no environment has a secret store. */
const storeless = ({ environments, ...rest }: Model): Model => ({
  ...rest,
  environments: new Map([...environments].map(([name, { secretStore: _, ...one }]) => [name, one])),
});
const stored = modelOf((text) => text.replace("secretStore: acme-staging", "secretStore: acme"));
const model = storeless(stored);
const connected = (of: Model = model, installer: Installer = "flux-operator") => {
  const cluster = of.clusters.get("staging-eu");
  if (cluster === undefined) throw new Error("no cluster");
  return connect(of, cluster, installer);
};
const named = (manifests: readonly Manifest[]) => manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);

/** Every object of the cluster's rendered tree. */
const rendered: readonly Loose[] = render({ model, environment: "staging", source: `acme/specs@${"0".repeat(40)}` })
  .units.flatMap((unit) => (unit.status === "rendered" ? [...unit.files] : []))
  .filter(([path]) => !path.endsWith("/kustomization.yaml") && path !== "kustomization.yaml")
  .map(([, text]) => parse(text));
const names = (of: (object: Loose) => string | undefined) => [...new Set(rendered.map(of).filter(Boolean))].sort();

const links = suite("what connect provides and what is rendered");

links("name the same secrets", () => {
  const referred = names(({ kind, metadata, spec }) =>
    ["GitRepository", "Provider"].includes(kind) && metadata.namespace === "flux-system"
      ? spec.secretRef?.name
      : undefined,
  );
  assert.equal(
    connected()
      .secrets.map(({ name }) => name)
      .sort(),
    referred,
  );
  assert.equal(referred, ["landfall-environments", "landfall-reporter", "landfall-status"]);
});

links("name the same source, which is the same object in both", () => {
  const referred = names(({ kind, apiVersion, spec }) =>
    kind === "Kustomization" && apiVersion.startsWith("kustomize.toolkit") ? spec.sourceRef.name : undefined,
  );
  const source = connected().sync.find(({ kind }) => kind === "GitRepository");
  assert.equal([source?.metadata.name], referred);
  const twin = rendered.find(({ kind, metadata }) => kind === "GitRepository" && metadata.name === "environments");
  assert.equal(JSON.parse(JSON.stringify(source)), twin);
});

links("name the unit flux alike, of which nothing is rendered twice", () => {
  const root: Loose = connected().sync.find(({ kind }) => kind === "Kustomization");
  assert.equal([root.metadata.name, root.spec.path, root.spec.wait], ["flux", "./staging/staging-eu/flux", false]);
  assert.not.ok(rendered.some(({ kind, metadata }) => kind === "Kustomization" && metadata.name === "flux"));
});

links.run();

const pieces = suite("connect");

pieces("installs Flux by flux-operator, or leaves it to whoever did", () => {
  assert.equal(named(connected().controllers), ["Namespace flux-system", "FluxInstance flux"]);
  assert.equal(named(connected(model, "flux").controllers), ["Namespace flux-system"]);
  assert.equal(named(connected().sync), ["GitRepository environments", "Kustomization flux"]);
});

pieces("has both controllers that wait for health let go of an old revision", () => {
  const instance: Loose = connected().controllers.find(({ kind }) => kind === "FluxInstance");
  const [{ target, patch }] = instance.spec.kustomize.patches;
  const patched = instance.spec.components.filter((name: string) => new RegExp(`^(${target.name})$`).test(name));
  assert.equal(patched, ["kustomize-controller", "helm-controller"]);
  assert.match(patch, /^ {2}value: --feature-gates=CancelHealthCheckOnNewRevision=true$/m);
});

pieces("has secrets made out of the environment's store, where it has one", () => {
  const { sync, store } = connected(stored);
  assert.is(store, "acme");
  assert.equal(named(sync).slice(0, 2), ["ExternalSecret landfall-environments", "ExternalSecret landfall-reporter"]);
  const [first]: readonly Loose[] = sync;
  assert.equal(first.spec.secretStoreRef, { kind: "ClusterSecretStore", name: "acme" });
  assert.equal(first.spec.data[1].remoteRef, { key: "landfall/staging/landfall-environments", property: "password" });
});

pieces("asks for an App's key where an App reports, and for a token where a person's login does", () => {
  const keys = (of: Model) => connected(of).secrets[1]?.keys.map(({ name }) => name);
  assert.equal(keys(model), ["githubAppID", "githubAppInstallationOwner", "githubAppPrivateKey"]);
  assert.equal(keys(storeless(modelOf((text) => text.replace("acme-landfall-staging[bot]", "robot")))), ["token"]);
});

pieces("asks for the key of a status reporter where the environment has one, and brings it out of the store", () => {
  const { secrets, sync } = connected(stored);
  const status = secrets[2];
  assert.equal([status?.name, status?.stored], ["landfall-status", "landfall/staging/landfall-status"]);
  assert.match(
    status?.because ?? "",
    /staging's clusters write commit statuses as acme-landfall-staging-status\[bot\]/,
  );
  assert.equal(
    status?.keys.map(({ name }) => name),
    ["githubAppID", "githubAppInstallationOwner", "githubAppPrivateKey"],
  );
  assert.is(named(sync)[2], "ExternalSecret landfall-status");
  const without = modelOf((text) => text.replace(/ *statusReporter: .*\n/, ""));
  assert.is(connected(without).secrets.length, 2);
});

pieces("asks for a token that reads the applications' repositories, where the cluster watches them", () => {
  const delivering = modelOf((text) =>
    text.replace(
      "reporter: acme-landfall-staging[bot]\n",
      "reporter: acme-landfall-staging[bot]\n  delivery: { on: push }\n",
    ),
  );
  const secretsOf = (of: Model, name: string) => {
    const cluster = of.clusters.get(name);
    return cluster === undefined ? [] : connect(of, cluster, "flux").secrets.map((secret) => secret.name);
  };
  assert.ok(secretsOf(delivering, "cicd-eu").includes("landfall-applications"));
  assert.not.ok(secretsOf(delivering, "staging-eu").includes("landfall-applications"));
  assert.not.ok(secretsOf(stored, "cicd-eu").includes("landfall-applications"));
});

pieces("tells Flux whose API knows the App, where that is not github.com", () => {
  const at = (url: string) =>
    modelOf((text) => text.replace("    owner: acme\n", `    owner: acme\n    url: ${url}\n`));
  const baseUrl = (of: Model) =>
    connected(storeless(of)).secrets[1]?.keys.find(({ name }) => name === "githubAppBaseURL")?.value;
  assert.is(baseUrl(at("https://github.acme.example")), "https://github.acme.example/api/v3");
  assert.is(baseUrl(at("http://127.0.0.1:4080")), "http://127.0.0.1:4080/api/v3");
  assert.is(baseUrl(at("https://github.com")), undefined);
});

pieces("holds no secret's value", () => {
  for (const manifests of [connected(stored).controllers, connected(stored).sync])
    assert.not.ok(named(manifests).some((name) => name.startsWith("Secret ")));
  assert.ok(toFolder(connected(stored).sync).size > 3);
});

pieces.run();
