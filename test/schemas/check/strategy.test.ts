import { suite } from "uvu";
import * as assert from "uvu/assert";
import { changed, problemsOf, said } from "../specs.ts";

const rows: readonly (readonly [title: string, from: string, to: string, said: readonly string[]])[] = [
  ["with a port is sound", "  port: 8080", "  port: 8080\n  strategy: blueGreen\n  blueGreen: { checks: 5 }", []],
  [
    "needs a port",
    "  port: 8080\n  routes:\n    - host: shop.acme.example\n      path: /api\n",
    "  strategy: blueGreen\n",
    [
      "shop.yaml:5:1 spec.port is missing, which probes need",
      "shop.yaml:8:13 blueGreen needs spec.port: it is traffic that it moves",
    ],
  ],
  [
    "needs no volume of one pod",
    "  port: 8080",
    "  port: 8080\n  strategy: blueGreen\n  volumes: { a: { path: /a, size: 1Gi, shared: true }, b: { path: /b, size: 1Gi } }",
    ['shop.yaml:9:13 blueGreen starts new pods beside the old, and the volume "b" is of one pod'],
  ],
  ["holds further ports", "  port: 8080", "  port: 8080\n  ports: { admin: 9000 }\n  strategy: blueGreen", []],
  [
    "moves no route to a further port",
    "      path: /api",
    "      port: admin\n  ports: { admin: 9000 }\n  strategy: blueGreen",
    ['shop.yaml:11:13 blueGreen moves the traffic of spec.port only, and this route leads to "admin"'],
  ],
  [
    "minds a route only where it is blue/green",
    "      path: /api",
    "      port: admin\n  ports: { admin: 9000 }\n  strategy: rolling",
    [],
  ],
  [
    "says nothing without the strategy",
    "  port: 8080",
    "  port: 8080\n  blueGreen: { checks: 5 }",
    ["shop.yaml:9:3 blueGreen is without effect: no strategy is blueGreen"],
  ],
  [
    "counts for every environment that names the strategy",
    "  environments:\n    production: {}",
    "  blueGreen: { checks: 5 }\n  environments:\n    production: { strategy: blueGreen }",
    [],
  ],
  [
    "says nothing in an environment of another strategy",
    "  environments:\n    production: {}",
    "  strategy: blueGreen\n  environments:\n    production: { strategy: rolling, blueGreen: { checks: 5 } }",
    ["shop.yaml:28:38 blueGreen is without effect: no strategy here is blueGreen"],
  ],
];

const strategy = suite("checkStrategy");
for (const [title, from, to, expected] of rows) {
  strategy(`blueGreen ${title}`, () => {
    const problems = problemsOf(changed("shop.yaml", from, to)).filter(({ rule }) => rule === "schema");
    assert.equal(problems.map(said), expected);
  });
}

strategy("has no effect beside a chart", () => {
  const chart = "  chart: { url: oci://ghcr.io/acme/charts/shop, version: 1.0.0 }\n  strategy: blueGreen";
  const problems = problemsOf(changed("shop.yaml", "  image: ghcr.io/acme/shop", chart));
  assert.ok(problems.some(({ message }) => message === "strategy is without effect beside a chart"));
});

strategy.run();
