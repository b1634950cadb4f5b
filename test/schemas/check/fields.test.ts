import { suite } from "uvu";
import * as assert from "uvu/assert";
import { after } from "./team.ts";

/** Fields of an application that a value of the wrong form is refused for, and how it is told. */
const rows: readonly (readonly [field: string, value: string, said: string])[] = [
  ["headers", '{ X-A: "a\\nb" }', "must be printable ASCII text on one line"],
  ["headers", "{ X A: b }", "must be the name of an HTTP header"],
  ["limits", "{ burst: 0 }", "must be at least 1"],
  ["limits", "{ rps: 5 }", "is not a field that is known here"],
  ["secrets", "{ KEY: swordfish }", "must be a map"],
  ["secrets", "{ KEY: { property: a } }", "spec.secrets.KEY.key is missing"],
  ["secrets", "{ KEY: { key: ../x y } }", "must be the name of a secret in the store"],
  ["secrets", "{ MY-KEY: { key: a } }", "must be the name of an environment variable"],
  ["pullSecrets", "{ GHCR: { key: a } }", "must be a name of lower-case letters"],
  ["command", "[]", "must have at least 1 entry"],
  ["command", "shop --serve", "must be a list"],
  ["args", '["a\\nb"]', "must be text on one line"],
  ["jobs", "{ twelve-chars: { command: [x] } }", "must have at most 11 characters"],
  ["jobs", "{ a: { schedule: daily, command: [x] } }", "must be five cron fields"],
  ["jobs", '{ a: { schedule: "* * * *", command: [x] } }', "must be five cron fields"],
  ["jobs", '{ a: { timeZone: "Berlin time", command: [x] } }', "must be a time zone"],
  ["jobs", "{ a: { timeoutSeconds: 0, command: [x] } }", "must be at least 1"],
  ["jobs", "{ a: { retries: 11, command: [x] } }", "must be at most 10"],
  ["jobs", "{ a: { schedule: 5 } }", "spec.jobs.a.command is missing"],
  ["volumes", "{ a: { path: data, size: 1Gi } }", "must be an absolute path"],
  ["volumes", "{ a: { path: /data/, size: 1Gi } }", "must be an absolute path"],
  ["volumes", "{ a: { path: /data, size: 10GB } }", "must be a size such as"],
  ["volumes", "{ a: { path: /data, size: 0Gi } }", "must be a size such as"],
  ["egress", "[{ cidr: 10.0.0.0/33, ports: [1] }]", "must be a network such as"],
  ["retire", "{ reason: old }", "spec.retire.until is missing"],
  ["retire", "{ reason: old, until: tomorrow }", "must be a date such as"],
  ["retire", "{ reason: old, until: 2027-1-31 }", "must be a date such as"],
  ["clusters", "[]", "must have at least 1 entry"],
  ["callers", "[checkout, checkout]", 'must not have "checkout" twice'],
  ["chart", "{ url: http://charts.example, version: 1.0.0 }", "must be an address such as"],
];

const fields = suite("fields of an application");

for (const [field, value, said] of rows)
  fields(`${field}: ${value} ${said}`, () => {
    const problems = after(["shop.yaml", "  probes:", `  ${field}: ${value}\n  probes:`]);
    const [problem] = problems.filter(({ rule }) => rule === "schema");
    assert.ok(problem?.message.includes(said), problem?.message);
    assert.is(problem?.file, "shop.yaml");
    assert.is(problem?.line, 10);
  });

for (const [field, value] of [
  ["headers", '{ X-Powered-By: "" }'],
  ["limits", "{ requestsPerSecond: 50, burst: 100, concurrent: 20, bodyKiB: 1024 }"],
  ["secrets", "{ KEY: { key: a/b.c, property: d } }"],
  ["pullSecrets", "{ ghcr: { key: registries/ghcr } }"],
  ["command", '[python, -m, "a b"]'],
  ["jobs", '{ a: { schedule: "*/5 0-6 1,15 JAN-MAR MON", timeZone: Europe/Berlin, command: [x] } }'],
  ["volumes", "{ a: { path: /data, size: 1Gi, storageClass: gp3, shared: true } }"],
  ["retire", "{ reason: replaced by checkout, until: 2027-01-31 }"],
  ["clusters", "[staging-us, production-eu]"],
  ["callers", "[checkout]"],
] as const)
  fields(`${field}: ${value} is accepted`, () => {
    assert.equal(after(["shop.yaml", "  probes:", `  ${field}: ${value}\n  probes:`]), []);
  });

fields.run();
