import { suite } from "uvu";
import { tell } from "./edits.ts";

const delivery = suite("an image or a chart");

tell(delivery, [
  [
    "redis.yaml",
    "  chart:\n    url",
    "  image: ghcr.io/acme/redis\n  chart:\n    url",
    ["redis.yaml:8:3 spec has both image and chart"],
    "remove one of them",
  ],
  [
    "shop.yaml",
    "  image: ghcr.io/acme/shop\n",
    "",
    ["shop.yaml:6:3 spec must have image or chart"],
    "add image or chart",
  ],
  [
    "redis.yaml",
    "https://charts.acme.example",
    "oci://ghcr.io/acme/charts/redis",
    ["redis.yaml:9:5 an OCI address has the chart's name already"],
    "remove name",
  ],
  [
    "redis.yaml",
    "https://charts.acme.example\n    name: redis",
    "oci://ghcr.io",
    ["redis.yaml:8:10 the address has no chart's name"],
    "add it, for example oci://ghcr.io/redis",
  ],
  [
    "redis.yaml",
    "    name: redis\n    version",
    "    version",
    ["redis.yaml:7:3 spec.chart.name is missing"],
    "add name: the chart's name in the repository",
  ],
  ["redis.yaml", "https://charts.acme.example\n    name: redis", "oci://ghcr.io/acme/charts/redis", []],
  [
    "redis.yaml",
    "chart: { values: { replicas: 1 } }",
    "replicas: 1",
    ["redis.yaml:15:7 replicas is without effect beside a chart"],
    "remove it, or say it in the chart's values",
  ],
  [
    "redis.yaml",
    "  callers: [shop]",
    "  jobs: { backup: { command: [backup] } }",
    ["redis.yaml:12:3 jobs is without effect beside a chart"],
    "remove it, or say it in the chart's values",
  ],
  [
    "redis.yaml",
    "version: 1.4.0",
    "version: ^1.4",
    ['redis.yaml:10:14 spec.chart.version must be an exact version such as 1.4.0, got "^1.4"'],
    'for example "1.4.0"',
  ],
  [
    "shop.yaml",
    "database: { instances: 2 }",
    "chart: { version: 1.5.0 }",
    ["shop.yaml:13:7 the application has no chart"],
    "remove chart here, or add it to spec",
  ],
  [
    "shop.yaml",
    "  database: { size: 20Gi }\n",
    "",
    ["shop.yaml:12:7 the application has no database"],
    "remove database here, or add it to spec",
  ],
  [
    "release.yaml",
    "checkout: { tag: v1 }",
    "redis: { tag: v1 }",
    ['release.yaml:8:5 "redis" is a chart, whose version the application says: this is not deployed'],
    "remove it here",
  ],
  [
    "checkout.yaml",
    "port: 8080",
    "args: [serve]",
    ["checkout.yaml:5:1 spec.port is missing, which routes need"],
    "add port, for example port: 8080",
  ],
  [
    "shop.yaml",
    "port: 8080",
    "args: [serve]",
    ["shop.yaml:5:1 spec.port is missing, which probes need"],
    "add port, for example port: 8080",
  ],
]);

delivery.run();

const parts = suite("the parts of an application");

tell(parts, [
  [
    "checkout.yaml",
    "port: admin",
    "port: admn",
    ['checkout.yaml:12:13 there is no port "admn" among spec.ports'],
    'did you mean "admin"?',
  ],
  [
    "checkout.yaml",
    "admin: 9090",
    "admin: 8080",
    ["checkout.yaml:9:19 8080 is the number of spec.port already"],
    "choose another number, or remove one",
  ],
  [
    "checkout.yaml",
    "admin: 9090",
    "admin: 9090, debug: 9090",
    ["checkout.yaml:9:32 9090 is the number of spec.ports.admin already"],
    "choose another number, or remove one",
  ],
  [
    "checkout.yaml",
    "admin: 9090",
    "admin: 9090, http: 9091",
    ["checkout.yaml:9:25 http is the name of spec.port"],
    "choose another name",
  ],
  [
    "checkout.yaml",
    "admin: 9090",
    "admin: 9090, 2nd--port: 9091",
    [
      'checkout.yaml:9:25 the key spec.ports.2nd--port must be a name of lower-case letters, digits and single dashes, which starts with a letter, got "2nd--port"',
    ],
  ],
  [
    "checkout.yaml",
    "/var/lib/checkout",
    "/tmp/uploads",
    ["checkout.yaml:18:22 /tmp/uploads and /tmp lie inside one another"],
    "choose another path",
  ],
  [
    "checkout.yaml",
    "shared: true }",
    "shared: true }\n    more: { path: /var/lib, size: 1Gi, shared: true }",
    ["checkout.yaml:19:19 /var/lib and /var/lib/checkout lie inside one another"],
    "choose another path",
  ],
  [
    "checkout.yaml",
    "shared: true }",
    "shared: true }\n    more: { path: /var/lib/checkout-more, size: 1Gi, shared: true }",
    [],
  ],
  [
    "checkout.yaml",
    "path: /var/lib/checkout",
    "path: /",
    ['checkout.yaml:18:22 spec.volumes.uploads.path must be an absolute path such as /var/lib/shop, got "/"'],
    'for example "/var/lib/shop"',
  ],
  [
    "checkout.yaml",
    "callers: [shop]",
    "callers: [shpo]",
    ['checkout.yaml:19:13 there is no application "shpo"'],
    'did you mean "shop"?',
  ],
  [
    "checkout.yaml",
    "LOG_LEVEL: info",
    "STRIPE_KEY: x",
    ["checkout.yaml:16:5 STRIPE_KEY stands in config as well"],
    "remove it from config",
  ],
  [
    "checkout.yaml",
    "config: {}",
    "config: { STRIPE_KEY: x }",
    ["checkout.yaml:31:17 STRIPE_KEY is one of spec.secrets already"],
    "remove it here, or choose another name",
  ],
  [
    "checkout.yaml",
    "config: {}",
    "secrets: { LOG_LEVEL: { key: a } }",
    ["checkout.yaml:31:18 LOG_LEVEL stands in config as well"],
    "remove it from config",
  ],
  ["checkout.yaml", "config: {}", "secrets: { STRIPE_KEY: { key: production/stripe } }", []],
  [
    "shop.yaml",
    "production: {}",
    "production: { config: { DATABASE_URL: x } }",
    ["shop.yaml:14:29 DATABASE_URL is set by the application's database"],
    "remove it, or choose another name",
  ],
  [
    "shop.yaml",
    "  database:",
    "  secrets: { PGPASSWORD: { key: a } }\n  database:",
    ["shop.yaml:9:14 PGPASSWORD is set by the application's database"],
    "remove it, or choose another name",
  ],
]);

parts.run();
