import { suite } from "uvu";
import * as assert from "uvu/assert";
import { strategyOf } from "../../../model/spec/strategy.ts";

const names = { application: "shop", environment: "production" };
const filled = { kind: "blueGreen", checks: 3, intervalSeconds: 30, failures: 2, gates: {} } as const;

const strategy = suite("strategyOf");

strategy("is nothing where nothing is said, so that what is said elsewhere changes no byte", () => {
  assert.is(strategyOf({}, {}, names), undefined);
  assert.is(strategyOf({ blueGreen: { checks: 5 } }, {}, names), undefined);
});

strategy("is what the environment says, else what the application does", () => {
  assert.equal(strategyOf({ strategy: "blueGreen" }, {}, names), filled);
  assert.equal(strategyOf({ strategy: "blueGreen" }, { strategy: "rolling" }, names), { kind: "rolling" });
  assert.equal(strategyOf({ strategy: "rolling" }, { strategy: "blueGreen" }, names), filled);
});

strategy("is replaced field by field, and the gates together", () => {
  const inherited = {
    strategy: "blueGreen",
    blueGreen: { checks: 5, failures: 1, gates: { a: "http://a/" } },
  } as const;
  const override = { blueGreen: { failures: 4, gates: { c: "http://c/", b: "http://b/" } } };
  assert.equal(strategyOf(inherited, override, names), {
    ...filled,
    checks: 5,
    failures: 4,
    gates: { b: "http://b/", c: "http://c/" },
  });
});

strategy("says whom a gate is asked about", () => {
  const gates = { smoke: "http://smoke/{environment}/{application}?of={application}" };
  assert.equal(strategyOf({ strategy: "blueGreen", blueGreen: { gates } }, {}, names), {
    ...filled,
    gates: { smoke: "http://smoke/production/shop?of=shop" },
  });
});

strategy.run();
