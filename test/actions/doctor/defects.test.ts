import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checks } from "../../../actions/doctor/checks.ts";
import { defects } from "./defects.ts";
import { findings } from "./set-up.ts";

const alone = suite("doctor, where one thing is wrong");

for (const [name, { of, answers, line }] of Object.entries(defects)) {
  alone(`says just that: ${name}`, async () => {
    const all = await findings(of, answers);
    const wrong = all.filter(({ state }) => state === "wrong");
    assert.equal(
      wrong.map(({ check, subject, says }) => [check, subject, says.slice(0, line[2].length)]),
      [line],
    );
    const [{ fix } = {}] = wrong;
    assert.match(fix?.url ?? "", /^https:\/\/github\.com\/|^http:\/\/127\.0\.0\.1:\d+\/organizations\//);
    assert.ok((fix?.text ?? "").length > 10);
  });
}

alone("has a defect for every check", () => {
  const tried = new Set(Object.values(defects).map(({ line }) => line[0]));
  // Those two are tried below: an empty repository is wrong in more than one way, and shared reporters are refused in specs.
  const others = ["first-commit", "shared-reporter"];
  assert.equal(
    checks.map(({ id }) => id).filter((id) => !tried.has(id) && !others.includes(id)),
    [],
  );
});

alone.run();
