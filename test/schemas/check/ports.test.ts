import { suite } from "uvu";
import * as assert from "uvu/assert";
import { changed, problemsOf, said } from "../specs.ts";

const rows: readonly (readonly [ports: string, said: readonly string[]])[] = [
  ["{ metrics: 9090, admin: 9091 }", []],
  ["{ a: 9090, b: 9090 }", ["shop.yaml:9:24 9090 is the number of spec.ports.a already"]],
  ["{ a: 8080 }", ["shop.yaml:9:15 8080 is the number of spec.port already"]],
  ["{ http: 9090 }", ["shop.yaml:9:12 http is the name of spec.port"]],
];

const ports = suite("checkPorts");
for (const [written, expected] of rows) {
  ports(`ports: ${written} ${expected.length === 0 ? "are sound" : "are refused where they stand"}`, () => {
    const problems = problemsOf(changed("shop.yaml", "  port: 8080", `  port: 8080\n  ports: ${written}`));
    assert.equal(problems.map(said), expected);
  });
}
ports.run();
