import { suite } from "uvu";
import * as assert from "uvu/assert";
import { landfall } from "../doors/start.ts";

const elsewhere = { cwd: "/" };
const explain = suite("landfall explain");

const answered: readonly (readonly [args: readonly string[], said: RegExp])[] = [
  [[], /^Kinds\n[\s\S]*^ {2}Application +What runs[\s\S]*^Rules\n[\s\S]*^ {2}production-by-digest /m],
  [["application.scaling.min"], /^Application\.spec\.scaling\.min {2}Fewest pods\n/],
  [["scaling"], /^Several fields are called so\n {2}Application\.spec\.scaling /],
  [["production-by-digest"], /^ {2}specs\.yaml:\d+:\d+ error .*\[production-by-digest\]$/m],
  [["schema", "--format", "markdown"], /^# schema\n/],
  [["scaling.min", "--format", "json"], /^\{\n {2}"version": 1,\n {2}"status": "ambiguous"/],
];
for (const [args, said] of answered) {
  explain(`answers ${JSON.stringify(args)} where there are no specs, and ends well`, async () => {
    const { code, out, err } = await landfall(["explain", ...args], elsewhere);
    assert.equal([code, err], [0, ""]);
    assert.match(out, said);
  });
}

explain("says what may have been meant by a name that it does not know, for machines too", async () => {
  const { code, out, err } = await landfall(["explain", "scalling", "--format", "json"], elsewhere);
  const message = 'no field, kind or rule is called "scalling"; did you mean "scaling"?';
  assert.equal([code, err], [1, `landfall explain: ${message}\n`]);
  assert.equal(JSON.parse(out), { version: 1, status: "failed", message });
});

explain("shows a hostile name without its power, and where everything is listed", async () => {
  const { code, out, err } = await landfall(["explain", "\u001b[2J\n::error::x"], elsewhere);
  assert.equal([code, out], [1, ""]);
  assert.is(
    err,
    'landfall explain: no field, kind or rule is called "\\u001b[2J\\n::error::x"; landfall explain lists every kind and rule\n',
  );
});

explain.run();
