import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Edit, edited } from "./check/team.ts";
import { problemsOf } from "./specs.ts";

/** What the rules about people, data, jobs and charts say beyond their examples: severity, rule, line and path. */
const rows: readonly (readonly [what: string, edits: readonly Edit[], said: readonly string[]])[] = [
  [
    "a volume of one pod beside an autoscaler, in either environment",
    [["checkout.yaml", "shared: true }", "shared: false }\n  scaling: { min: 2, max: 4 }"]],
    ["error volume-of-one-pod 19 spec.scaling", "error volume-of-one-pod 19 spec.scaling"],
  ],
  [
    "a volume of one pod where an override has more",
    [
      ["checkout.yaml", ", shared: true }", " }"],
      ["checkout.yaml", "staging: {}", "staging: { replicas: 3 }"],
    ],
    [
      "error volume-of-one-pod 18 spec.volumes.uploads",
      "error volume-of-one-pod 28 spec.environments.staging.replicas",
    ],
  ],
  [
    "a volume of one pod with one pod in production",
    [["checkout.yaml", ", shared: true }", " }\n  replicas: 1"]],
    ["error production-replicas 19 spec.replicas"],
  ],
  [
    "a second volume of one pod",
    [["checkout.yaml", "shared: true }", "shared: true }\n    more: { path: /more, size: 1Gi }"]],
    ["error volume-of-one-pod 19 spec.volumes.more"],
  ],
  [
    "a database of one instance for all",
    [["shop.yaml", "{ size: 20Gi }", "{ instances: 1 }"]],
    ["error database-in-production 9 spec.database.instances"],
  ],
  [
    "a database of one instance in production",
    [["shop.yaml", "production: {}", "production: { database: { instances: 1 } }"]],
    ["error database-in-production 14 spec.environments.production.database.instances"],
  ],
  [
    "a database of one instance elsewhere",
    [["shop.yaml", "database: { instances: 2 }", "database: { instances: 1 }"]],
    [],
  ],
  [
    "production takes two instances of its own",
    [
      ["shop.yaml", "{ size: 20Gi }", "{ instances: 1 }"],
      ["shop.yaml", "production: {}", "production: { database: { instances: 2 } }"],
    ],
    [],
  ],
  [
    "a job that takes as long as Flux waits",
    [["shop.yaml", "  probes:", "  jobs: { migrate: { command: [m], timeoutSeconds: 300 } }\n  probes:"]],
    ["warning job-fits-the-rollout 10 spec.jobs.migrate.timeoutSeconds"],
  ],
  [
    "a job on a schedule takes its time",
    [
      [
        "shop.yaml",
        "  probes:",
        '  jobs: { migrate: { command: [m], schedule: "0 4 * * *", timeoutSeconds: 3000 } }\n  probes:',
      ],
    ],
    [],
  ],
  [
    "a chart that may run as root elsewhere",
    [["redis.yaml", "version: 1.4.0", "version: 1.4.0\n    podSecurity: baseline"]],
    [],
  ],
  [
    "one approver of production",
    [["access.yaml", "[linus, ada]", "[ada]"]],
    ["warning second-approver 14 spec.grants"],
  ],
  [
    "one person alone",
    [
      ["access.yaml", "    grace: { github: grace-h, email: grace@acme.example }\n", ""],
      ["access.yaml", "    linus: { github: linus-t, email: linus@acme.example }\n", ""],
      ["access.yaml", "[grace]", "[ada]"],
      ["access.yaml", "[linus, ada]", "[ada]"],
    ],
    [],
  ],
  [
    "an approver of some applications in production is none of production",
    [
      ["access.yaml", "[view, approve]", "[view]"],
      ["access.yaml", "- group: platform", "- group: platform\n      applications: [shop]"],
    ],
    ["error approvers-in-production 14 spec.grants"],
  ],
  [
    "a group without a grant",
    [["access.yaml", "platform: {", "idle: { people: [grace] }\n    platform: {"]],
    ["notice group-has-a-grant 13 spec.groups.idle"],
  ],
];

const places = suite("rules of people and data");

for (const [what, edits, expected] of rows)
  places(`${what}: ${expected.join(", ") || "no problem"}`, () => {
    const problems = problemsOf(edited(...edits));
    assert.equal(
      problems.map(({ severity, rule, line, path }) => `${severity} ${rule} ${line} ${path}`),
      expected,
    );
  });

places.run();
