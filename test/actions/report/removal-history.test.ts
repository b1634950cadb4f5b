import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { connect } from "../../../actions/report/deps.ts";
import { Person } from "../../../local/acme/person.ts";
import { startForge } from "../../../local/forge/server.ts";

const token = "t-report";
const repository = "acme/environments";
const unit = (name: string): string => `staging/eu/${name}/kustomization.yaml`;
const units = ["flux", "roster", "tenants/shop", "apps/shop", "tenants/cart"];
const files = Object.fromEntries(
  [...units.map(unit), "staging/us/tenants/shop/kustomization.yaml"].map((path) => [path, "{}"]),
);

const history = suite("the removals in an environments repository's history");

history(
  "are the commits that took a unit's folder from the cluster, newest first, down the first parents",
  async () => {
    const forge = await startForge({
      repositories: [{ name: repository, files: { ...files, "staging/eu/tenants/shop/old.yaml": "{}" } }],
      identities: [
        { token, login: "acme-landfall[bot]", kind: "app", repositories: { [repository]: { contents: "write" } } },
      ],
    });
    try {
      using checkout = await new Person(forge.url, "acme-landfall[bot]", token).clone(repository);
      const git = (...args: readonly string[]): string =>
        execFileSync("git", ["-C", checkout.folder, "-c", "user.name=a", "-c", "user.email=a@acme.example", ...args])
          .toString()
          .trim();
      const remove = (path: string): void => rmSync(join(checkout.folder, path), { recursive: true });
      const write = (path: string, text: string): void => {
        mkdirSync(dirname(join(checkout.folder, path)), { recursive: true });
        writeFileSync(join(checkout.folder, path), text);
      };
      const push = (): Promise<string> => checkout.push("Change", "main");
      remove("staging/eu/tenants/shop/old.yaml");
      await push();
      remove("staging/us/tenants/shop");
      await push();
      remove("staging/eu/tenants/cart");
      // Of the same text as what goes: no rename.
      write(unit("tenants/till"), "{}");
      const first = await push();
      write(unit("apps/shop"), "{ }");
      await push();
      git("checkout", "--quiet", "-b", "removal");
      remove("staging/eu/apps/shop");
      git("commit", "--quiet", "--all", "--message", "Remove shop");
      git("checkout", "--quiet", "-");
      git("merge", "--quiet", "--no-ff", "--message", "Merge", "removal");
      const second = git("rev-parse", "HEAD");
      write(unit("apps/till"), "{}");
      const tip = await push();

      const server = { apiUrl: forge.url, serverUrl: forge.url, token };
      await using deps = await connect({ server, repository, identity: "acme-landfall[bot]", progress: () => {} });
      const { removals } = deps.history;
      assert.equal(await removals(tip, "staging/eu", 20), [second, first]);
      assert.equal(await removals(tip, "staging/eu", 1), [second]);
      assert.equal(await removals(first, "staging/eu", 20), [first]);
      assert.equal(await removals(tip, "staging/e", 20), []);
    } finally {
      await forge.close();
    }
  },
);
history.run();
