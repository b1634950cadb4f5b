import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseAllDocuments } from "yaml";
import { landfall, openWorkspace } from "../doors/start.ts";

const workspace = openWorkspace();
const connect = (...args: readonly string[]) => landfall(["connect", ...args], { cwd: workspace.folder });
const kinds = (text: string) => parseAllDocuments(text).map((document) => document.toJS().kind);

const terminal = suite("landfall connect");
terminal.after(() => workspace[Symbol.dispose]());

terminal("prints what the cluster needs, and on stderr what a person does", async () => {
  const { code, out, err } = await connect("dev-eu");
  assert.is(code, 0);
  assert.equal(kinds(out), ["Namespace", "FluxInstance", "GitRepository", "Kustomization"]);
  assert.match(err, /^helm install flux-operator /);
  assert.match(err, /^kubectl create secret generic landfall-reporter .*--from-literal=githubAppID="\$GITHUB_APP_ID"/m);
  assert.match(err, /^# GITHUB_APP_ID: the number of the App acme-landfall-dev$/m);
});

terminal("leaves Flux to whoever installed it", async () => {
  const { out, err } = await connect("dev-eu", "--with", "flux");
  assert.equal(kinds(out), ["Namespace", "GitRepository", "Kustomization"]);
  assert.match(err, /^flux install .*--components source-controller,kustomize-controller/);
});

terminal("writes two files to apply one after the other", async () => {
  const { code, out, err } = await connect("dev-eu", "--out", "eu/");
  assert.equal([code, out], [0, ""]);
  assert.equal(readdirSync(join(workspace.folder, "eu")), ["1-flux.yaml", "2-environments.yaml"]);
  assert.equal(err.split("\n").slice(-4, -1), [
    "kubectl apply -f eu/1-flux.yaml",
    "kubectl wait fluxinstance/flux --namespace flux-system --for=condition=Ready --timeout=5m",
    "kubectl apply -f eu/2-environments.yaml",
  ]);
  const again = await connect("dev-eu", "--out", "eu");
  assert.equal([again.code, /eu holds files already \(1-flux\.yaml\)/.test(again.err)], [1, true]);
});

terminal("says what the secret store has to have, where the environment names one", async () => {
  const { out, err } = await connect("staging-eu");
  assert.equal(kinds(out).slice(2, 4), ["ExternalSecret", "ExternalSecret"]);
  assert.match(
    err,
    /the store acme-staging has to have landfall\/staging\/landfall-environments, with\n# {3}username: git/,
  );
  assert.not.match(err, /create secret/);
});

const refused: readonly (readonly [args: readonly string[], code: number, said: RegExp])[] = [
  [["staging-e"], 1, /the specs have no cluster "staging-e"; did you mean "staging-eu"\?/],
  [
    ["x\u001b[2J"],
    1,
    /the specs have no cluster "x\\u001b\[2J"; write one of: cicd-eu, dev-eu, production-eu, staging-eu/,
  ],
  [[], 2, /which cluster\?/],
  [["staging-eu", "--with", "helm"], 2, /--with must be one of flux-operator, flux/],
  [["staging-eu", "--specs", "none"], 1, /cannot read the folder none/],
];
for (const [args, code, said] of refused) {
  terminal(`refuses ${JSON.stringify(args)}`, async () => {
    const ended = await connect(...args);
    assert.equal([ended.code, ended.out], [code, ""]);
    assert.match(ended.err, said);
  });
}

terminal("shows what is wrong with the specs instead", async () => {
  workspace.write("broken/organization.yaml", "kind: Organization\n");
  const { code, out } = await connect("staging-eu", "--specs", "broken");
  assert.is(code, 1);
  assert.match(out, /broken\/organization\.yaml:1:1 error/);
  assert.not.ok(existsSync(join(workspace.folder, "broken/1-flux.yaml")));
});

terminal.run();
