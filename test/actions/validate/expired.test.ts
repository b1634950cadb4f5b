import { suite } from "uvu";
import * as assert from "uvu/assert";
import * as clock from "../../../actions/io/clock.ts";
import { run } from "../../../actions/validate/run.ts";
import { load } from "../../../schemas/load.ts";
import { edited } from "../../schemas/check/team.ts";
import { filesOf } from "../../schemas/specs.ts";
import { landfall, openWorkspace } from "../doors/start.ts";

const exception = "{ rule: probes-present, document: Application/shop, reason: r, owner: ada, until: 2027-01-31 }";
const files = filesOf(
  edited(
    ["shop.yaml", "{ readiness: /, liveness: / }", "{ readiness: / }"],
    ["organization.yaml", "  accounts:", `  exceptions: [${exception}]\n  accounts:`],
  ),
);

const validateOn = (day: string) => run({ path: "specs" }, { readSpecs: () => files, today: () => day });

const expiry = suite("what has expired");

expiry("is an error from the day after", () => {
  assert.is(validateOn("2027-01-31").status, "valid");
  assert.is(validateOn("2027-02-01").status, "invalid");
});

expiry("is nothing to those who ask for no day: their answer follows from the files alone", () => {
  assert.equal(load(files).problems, validateOn("2000-01-01").problems);
});

expiry("is told by validate, by the real day, and not by render", async () => {
  using workspace = openWorkspace();
  workspace.write(
    "environments/applications/gone.yaml",
    `apiVersion: landfall/v1
kind: Application
metadata: { name: gone }
spec:
  repository: gone
  image: ghcr.io/acme/gone
  retire: { reason: replaced, until: 2020-02-02 }
  environments: { dev: {} }
`,
  );
  const [validated, rendered] = await Promise.all([
    landfall(["validate"], { cwd: workspace.folder }),
    landfall(["render"], { cwd: workspace.folder }),
  ]);
  assert.match(validated.out, /gone\.yaml:7:38 warning "gone" was to be kept until 2020-02-02/);
  assert.is(rendered.code, 0, rendered.err);
  assert.not.match(rendered.out, /2020-02-02/);
});

expiry("is seen by a day in UTC", () => {
  assert.match(clock.today(), /^20\d\d-[01]\d-[0-3]\d$/);
});

expiry.run();
