import * as assert from "uvu/assert";
import { type ParsedFluxStatus, parseFluxStatus } from "../../../events/flux-status.ts";
import { digestOf } from "../../../local/acme/images.ts";
import { type Claim, ready, staging } from "./claim.ts";

let first: string;

/** As GitHub lists a commit's statuses. */
type ListedStatus = {
  readonly context: string;
  readonly state: string;
  readonly description: string | null;
  readonly created_at: string;
  readonly creator: { readonly login: string };
};

export const delivery: readonly Claim[] = [
  {
    title: "a pull request with a mistake is stopped on its line, and nothing is proposed",
    prove: async (trial) => {
      const { acme } = trial;
      const number = await acme.openSpecs("applications", "Add the applications", (text, path) =>
        path.endsWith("applications/shop.yaml") ? text.replace("min: 2", "min: two") : text,
      );
      const validated = acme.jobs.done.find(({ file }) => file.endsWith("/validate.yml"));
      assert.is(validated?.status, "failure");
      assert.match(
        validated?.annotations.join("\n") ?? "",
        /^environments\/applications\/shop\.yaml:\d+:\d+ spec\.scaling\.min must be/,
      );
      assert.equal(await acme.ada.call("GET", "/repos/acme/environments/pulls?state=all"), []);

      await acme.fixSpecs("applications", "Write the number", (text) => text.replace("min: two", "min: 2"));
      const plan = (await acme.checkRuns("acme/specs", "applications")).get("landfall/plan");
      assert.match(plan?.output.summary ?? "", /staging&#58; \d+ objects added/);
      first = await acme.mergeSpecs(number);
    },
  },
  {
    title: "the fix merges and becomes one pull request per environment",
    prove: async (trial) => {
      const pulls = await trial.acme.ada.call<{ head: { ref: string } }[]>(
        "GET",
        "/repos/acme/environments/pulls?state=all",
      );
      assert.equal(pulls.map(({ head }) => head.ref).sort(), [
        "landfall/cicd",
        "landfall/dev",
        "landfall/production",
        "landfall/staging",
      ]);
    },
  },
  {
    title: "what was merged is fetched, applied and healthy, and every commit involved says ready",
    prove: async (trial) => {
      const { acme } = trial;
      for (const name of ["shop", "billing", "portal"]) {
        const context = `landfall/staging/${name}`;
        assert.is(await trial.ended("acme/specs", first, context), ready);
        assert.is(await trial.ended(`acme/${name}`, "main", context), ready);
        for (const cluster of staging) {
          const { spec, status } = await trial.deployment(cluster, name);
          assert.is(status.readyReplicas, spec.replicas, `${name} on ${cluster}`);
        }
      }
      const [merged] = await acme.ada.call<{ merge_commit_sha: string }[]>(
        "GET",
        "/repos/acme/environments/pulls?state=closed&head=acme:landfall/staging",
      );
      const checks = await acme.checkRuns("acme/environments", merged?.merge_commit_sha ?? "");
      for (const name of ["shop", "billing", "portal"]) {
        const check = checks.get(`landfall / staging / ${name}`);
        assert.is(`${check?.conclusion}: ${check?.output.title}`, ready);
      }
    },
  },
  {
    title: "each of staging's clusters writes on the commit that it is at how every unit stands, and is understood",
    prove: async (trial) => {
      const { acme, circle } = trial;
      const unitsOf = (name: string) => ["flux", "roster", ...["tenants", "apps"].map((one) => `${one}-${name}`)];
      const wanted = staging.flatMap((cluster) => unitsOf("shop").map((unit) => `flux/staging/${cluster}/${unit}`));
      let said: readonly ParsedFluxStatus[] = [];
      await circle.until("the clusters' statuses", async () => {
        const commit = await acme.tip("acme/environments");
        const path = `/repos/acme/environments/commits/${commit}/statuses?per_page=100`;
        const listed = (await acme.ada.call<ListedStatus[]>("GET", path)).filter(({ context }) =>
          wanted.includes(context),
        );
        said = listed.map(({ created_at: createdAt, creator: { login: creator }, ...one }) =>
          parseFluxStatus({ ...one, createdAt, creator, commit }),
        );
        return wanted.every((context) => listed.some((one) => one.context === context && one.state === "success"));
      });
      for (const one of said) {
        assert.is(one.status, "event", JSON.stringify(one));
        if (one.status === "event") assert.is(one.creator, "acme-landfall-staging-status[bot]");
      }
      const done = said.flatMap((one) => (one.status === "event" && one.event.state === "done" ? [one.event] : []));
      assert.equal(
        [...new Set(done.map(({ unit, step }) => `${unit} ${step}`))].sort(),
        staging
          .flatMap((cluster) =>
            ["apps/shop healthy", "flux healthy", "roster deleted", "tenants/shop healthy"].map(
              (one) => `${cluster}/${one}`,
            ),
          )
          .sort(),
      );
    },
  },
  {
    title: "a chart is installed by Helm, and a database is waited for",
    prove: async (trial) => {
      await trial.acme.mergeEnvironment("cicd");
      for (const name of ["registry", "scanner"]) {
        assert.is(await trial.ended("acme/specs", first, `landfall/cicd/${name}`), "success: ready on cicd-eu");
      }
      const helmRelease = await trial.cluster("cicd-eu").kubectl.get("helmrelease", "registry", "registry");
      assert.is(helmRelease?.status.history[0].status, "deployed");
    },
  },
  {
    title: "of two quick releases the newer one runs on both clusters, and nothing else moved",
    prove: async (trial) => {
      const { acme } = trial;
      const others = async () =>
        Promise.all(
          staging.flatMap((cluster) =>
            ["billing", "portal"].map(async (name) => (await trial.deployment(cluster, name)).metadata.generation),
          ),
        );
      const before = await others();
      const from = await acme.tip("acme/environments");
      const older = await trial.release("Release shop 1.6.0", { shop: digestOf("shop 1.6.0", "slow") });
      const newer = await trial.release("Release shop 1.7.0", { shop: digestOf("shop 1.7.0") });
      assert.is(await trial.ended("acme/specs", newer, "landfall/staging/shop"), ready);
      for (const cluster of staging) assert.is(await trial.running(cluster, "shop"), digestOf("shop 1.7.0"));
      assert.equal(await others(), before);
      assert.match(
        await trial.ended("acme/specs", older, "landfall/staging/shop"),
        /superseded by \w{7}|^success: ready/,
      );
      const { files } = await acme.ada.call<{ files: { filename: string }[] }>(
        "GET",
        `/repos/acme/environments/compare/${from}...main`,
      );
      const units = new Set(files.map(({ filename }) => filename.split("/").slice(1, 4).join("/")));
      assert.equal(
        [...units].filter((unit) => /apps|data|tenants/.test(unit) && !unit.includes("flux")).sort(),
        staging.map((cluster) => `${cluster}/apps/shop`),
      );
    },
  },
];
