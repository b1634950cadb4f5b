import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { render } from "../../../manifests-src/render.ts";
import { watchedOn } from "../../../manifests-src/watched.ts";
import type { Model } from "../../../model/spec/model.ts";
import { printLock } from "../../../model/tree/print-lock.ts";
import { load } from "../../../schemas/load.ts";
import { sample } from "../../actions/acme.ts";
import { source } from "../sample.ts";

const delivery = {
  "environments/staging/environment.yaml": "  delivery: { on: push }\n",
  "environments/production/environment.yaml": "  delivery: { on: tag, after: staging }\n",
};
type Added = Readonly<Record<string, string>>;

/** acme's specs, with text added at the end of some files. */
function modelWith(added: Added = {}): Model {
  const files = Object.entries(sample).map(([path, text]) => [path, Buffer.from(text + (added[path] ?? ""))] as const);
  const loaded = load(new Map(files));
  if (loaded.status === "invalid") throw new Error(JSON.stringify(loaded.problems));
  return loaded.model;
}

/** What a cluster's layer `flux` has that speaks of applications' repositories, by file. */
function watching(model: Model, environment: string, cluster: string) {
  const { units } = render({ model, environment, source });
  const unit = units.find(({ name }) => name === `${cluster}/flux`);
  const files = unit?.status === "rendered" ? [...unit.files] : [];
  return new Map(
    files
      .filter(([path]) => /^(gitrepository-application-|alert-landfall-applications)/.test(path))
      .map(([path, text]) => [path, parse(text)]),
  );
}
const spec = (name: string, added: Added = delivery) =>
  watching(modelWith(added), "cicd", "cicd-eu").get(`${name}.yaml`)?.spec;

const layer = suite("watch");

layer("looks at each repository that is delivered every minute, and keeps of it nothing but where main is", () => {
  assert.equal(spec("gitrepository-application-shop"), {
    url: "https://github.com/acme/shop",
    ref: { branch: "main" },
    ignore: "/*\n!/.git/refs/heads/main\n",
    interval: "1m",
    secretRef: { name: "landfall-applications" },
  });
});

layer("looks at its versions where a tag is what is waited for", () => {
  const { ref, ignore } = spec("gitrepository-application-shop.tags");
  assert.equal([ref, ignore], [{ semver: ">=0.0.0-0" }, "/*\n!/.git/refs/tags/**\n"]);
  const staging = "environments/staging/environment.yaml";
  assert.is(spec("gitrepository-application-shop.tags", { [staging]: delivery[staging] }), undefined);
  const prefixed = { ...delivery, "environments/applications/shop.yaml": '  tags: ["shop/v{version}"]\n' };
  assert.is(spec("gitrepository-application-shop.tags", prefixed), undefined);
});

layer("dispatches that a commit or a version is new, and nothing else", () => {
  const { providerRef, eventSources, inclusionList, eventMetadata, ...rest } = spec("alert-landfall-applications");
  assert.equal([providerRef, rest], [{ name: "landfall" }, { eventSeverity: "info" }]);
  assert.equal(eventMetadata, { environment: "cicd", cluster: "cicd-eu" });
  const names = watchedOn(modelWith(delivery), { name: "cicd-eu", environment: "cicd", provider: "existing" }).flatMap(
    ({ application }) => [`application-${application}`, `application-${application}.tags`],
  );
  assert.equal(
    eventSources,
    names.map((name) => ({ kind: "GitRepository", name, namespace: "flux-system" })),
  );
  const isSent = (message: string) => inclusionList.some((text: string) => new RegExp(text).test(message));
  assert.ok(isSent("stored artifact for commit 'Add a price'"));
  assert.not.ok(isSent("failed to checkout and determine revision: no match found for semver: >=0.0.0-0"));
});

layer("is on clusters of the tier cicd alone, and nowhere without delivery: then every byte is as before", () => {
  assert.is(watching(modelWith(delivery), "staging", "staging-eu").size, 0);
  assert.is(watching(modelWith(), "cicd", "cicd-eu").size, 0);
  const lockOf = (added: Added) => printLock(render({ model: modelWith(added), environment: "cicd", source }).lock);
  assert.is.not(lockOf(delivery), lockOf({}));
});

layer.run();
