import { suite } from "uvu";
import * as assert from "uvu/assert";
import { times } from "../../../model/spec/quantity.ts";
import { changed, problemsOf } from "../specs.ts";

const cpu = suite("an amount of CPU");

for (const amount of ["1", "250m", "1.5", "1.505", "0.5", "0.05", "0.005", "0.015", "0.150", "20.000"])
  cpu(`${amount} can be counted`, () => {
    assert.equal(problemsOf(changed("shop.yaml", "cpu: 250m", `cpu: "${amount}"`)), []);
    assert.type(times(3, amount), "string");
  });

for (const amount of ["0", "0.000", "0.0100", "0.00150", "1.2345", "01", "-1", "1e3", "1 ", ".5", "5M"])
  cpu(`${amount} is refused`, () => {
    const problems = problemsOf(changed("shop.yaml", "cpu: 250m", `cpu: "${amount}"`));
    assert.equal(
      problems.map(({ line, column, path }) => `${line}:${column} ${path}`),
      ["15:10 spec.resources.cpu"],
    );
  });

cpu.run();
