import { suite } from "uvu";
import * as assert from "uvu/assert";
import { setupRoutes } from "../../../local/forge/routes.ts";
import { checking } from "./checking.ts";
import { type Loose, startAcme } from "./client.ts";

const forge = await startAcme({
  repositories: [
    {
      name: "acme/environments",
      private: true,
      files: {
        "README.md": "environments\n",
        "staging/lock": "1\n",
        CODEOWNERS: "* @ada @nobody @acme/team a@b.example\n",
      },
      setup: {
        actions: { allowed: "selected", patterns: ["acme/*"] },
        rulesets: [{ name: "frozen", include: ["refs/heads/frozen"], rules: [{ type: "deletion" }] }],
        environments: {
          landfall: { branches: ["main"], secrets: ["KEY"], variables: { ID: "Iv1" } },
          open: {},
          guarded: { branches: "protected" },
        },
        secrets: ["TOKEN"],
        variables: { REGION: "eu" },
        collaborators: { ada: "admin", eve: "read" },
      },
    },
    { name: "acme/empty", private: true },
  ],
  installations: [
    {
      organization: "acme",
      app: "acme-landfall",
      clientId: "Iv1",
      permissions: { contents: "write" },
      repositories: ["acme/environments"],
    },
    { organization: "acme", app: "everywhere", clientId: "Iv2", permissions: {}, repositories: "all", suspended: true },
  ],
});
const served = new Set<string>();
const checked = checking(forge, served);
const app = checked("app");
const owner = checked("owner");
const test = suite("the routes about settings answer as GitHub describes them");
test.after(() => forge.close());

test("repositories of an organization, and the Apps on it", async () => {
  const made = await owner("POST", "/orgs/acme/repos", { name: "specs", private: true });
  assert.equal([made.status, made.body.full_name, made.body.private], [201, "acme/specs", true]);
  assert.is((await owner("POST", "/orgs/acme/repos", { name: "Specs" })).status, 422);
  assert.is((await owner("POST", "/orgs/acme/repos", { name: "a/b" })).status, 422);
  assert.is((await app("POST", "/orgs/acme/repos", { name: "mine" })).status, 403);
  assert.is((await checked("owner", "acme/specs")("PUT", "contents/a", { message: "First", content: "" })).status, 201);
  const { installations } = (await owner("GET", "/orgs/acme/installations")).body;
  assert.equal(
    installations.map((one: Loose) => [one.app_slug, one.repository_selection, one.suspended_at === null]),
    [
      ["acme-landfall", "selected", true],
      ["everywhere", "all", false],
    ],
  );
  assert.is((await owner("GET", "/apps/acme-landfall")).body.slug, "acme-landfall");
  assert.is((await owner("GET", "/apps/none")).status, 404);
  const on = `/user/installations/${installations[0].id}/repositories`;
  assert.is((await owner("GET", on)).body.repositories[0].full_name, "acme/environments");
  assert.is((await checked("ada")("GET", on)).status, 403);
  assert.is((await checked("ada")("GET", "/orgs/acme/installations")).status, 403);
});

test("settings that only some may read", async () => {
  assert.is((await owner("GET", "actions/permissions")).body.allowed_actions, "selected");
  assert.equal((await owner("GET", "actions/permissions/selected-actions")).body.patterns_allowed, ["acme/*"]);
  assert.is((await owner("GET", "actions/permissions/workflow")).body.can_approve_pull_request_reviews, false);
  assert.is((await owner("GET", "actions/secrets")).body.secrets[0].name, "TOKEN");
  assert.is((await owner("GET", "actions/variables")).body.variables[0].value, "eu");
  const at = "environments/landfall";
  assert.is((await owner("GET", at)).body.deployment_branch_policy.custom_branch_policies, true);
  assert.is((await owner("GET", "environments/open")).body.deployment_branch_policy, null);
  assert.is((await owner("GET", "environments/guarded")).body.deployment_branch_policy.protected_branches, true);
  assert.is((await owner("GET", "environments/none")).status, 404);
  assert.is((await owner("GET", `${at}/deployment-branch-policies`)).body.branch_policies[0].name, "main");
  assert.is((await owner("GET", `${at}/secrets`)).body.secrets[0].name, "KEY");
  assert.equal((await owner("GET", `${at}/variables`)).body.variables[0].value, "Iv1");
  for (const path of ["actions/permissions", "actions/secrets", "actions/variables", at, `${at}/secrets`])
    assert.is((await app("GET", path)).status, 403, path);
});

test("collaborators and code owners", async () => {
  const all = (await owner("GET", "collaborators")).body;
  assert.equal(
    all.map((one: Loose) => [one.login, one.permissions.push]),
    [
      ["ada", true],
      ["eve", false],
    ],
  );
  assert.is((await owner("GET", "collaborators/eve/permission")).body.permission, "read");
  assert.is((await owner("GET", "collaborators/mallory/permission")).body.permission, "none");
  const { errors } = (await owner("GET", "codeowners/errors")).body;
  assert.equal(
    errors.map(({ line, column }: Loose) => [line, column]),
    [[1, 8]],
  );
  assert.is((await checked("owner", "acme/empty")("GET", "codeowners/errors")).status, 404);
});

test("rulesets, which hold from then on", async () => {
  assert.equal((await app("GET", "rulesets")).body[0].name, "frozen");
  assert.equal((await app("GET", "rules/branches/main")).body, []);
  const rules = [
    { type: "deletion" },
    {
      type: "pull_request",
      parameters: {
        dismiss_stale_reviews_on_push: false,
        require_code_owner_review: false,
        require_last_push_approval: false,
        required_approving_review_count: 0,
        required_review_thread_resolution: false,
      },
    },
  ];
  const conditions = { ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] } };
  const draft = { name: "main", target: "branch", enforcement: "evaluate", conditions, rules };
  const made = await owner("POST", "rulesets", draft);
  assert.equal([made.status, made.body.bypass_actors], [201, []]);
  assert.is((await owner("POST", "rulesets", draft)).status, 422);
  assert.is((await app("POST", "rulesets", draft)).status, 403);
  assert.equal((await app("GET", "rules/branches/main")).body, []);
  const active = { ...draft, enforcement: "active" };
  assert.is((await owner("PUT", `rulesets/${made.body.id}`, active)).body.enforcement, "active");
  assert.not.ok("bypass_actors" in (await app("GET", `rulesets/${made.body.id}`)).body);
  assert.is((await app("GET", "rulesets/1")).status, 404);
  assert.is((await app("GET", "rules/branches/main")).body.length, 2);
  const tip = (await app("GET", "git/ref/heads/main")).body.object.sha;
  assert.is((await app("PATCH", "git/refs/heads/main", { sha: tip })).status, 422);
  assert.is((await owner("PUT", `rulesets/${made.body.id}`, draft)).status, 200);
  assert.is((await app("PATCH", "git/refs/heads/main", { sha: tip })).status, 200);
});

test("no route of the table was left out", () => {
  const missing = setupRoutes
    .map(({ method, template }) => `${method} ${template}`)
    .filter((route) => !served.has(route));
  assert.equal(missing, []);
});

test.run();
