import { suite } from "uvu";
import * as assert from "uvu/assert";
import { secretIn } from "../../../model/spec/secret-shapes.ts";

const letters = "Ab3".repeat(20);
const guilty: readonly (readonly [key: string, text: string, what: string])[] = [
  ["ID", `AKIA${"ABCD1234".repeat(2)}`, "an AWS access key"],
  ["ID", `key=ASIA${"ABCD1234".repeat(2)};`, "an AWS access key"],
  ["X", `ghp_${letters.slice(0, 36)}`, "a GitHub token"],
  ["X", `ghs_${letters.slice(0, 36)}`, "a GitHub token"],
  ["X", `github_pat_${letters.slice(0, 22)}_x`, "a GitHub token"],
  ["X", `glpat-${letters.slice(0, 20)}`, "a GitLab token"],
  ["X", "xoxb-1234567890-abcdef", "a Slack token"],
  ["X", `AIza${letters.slice(0, 35)}`, "a Google API key"],
  ["X", `sk_live_${letters.slice(0, 24)}`, "a Stripe key"],
  ["X", "-----BEGIN RSA PRIVATE KEY-----\nMIIE", "a private key"],
  ["X", "-----BEGIN PRIVATE KEY-----", "a private key"],
  ["X", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2ln", "a signed token (JWT)"],
  ["URL", "postgres://shop:hunter2@db/shop", "an address with a password in it"],
  ["URL", "see https://:token@acme.example", "an address with a password in it"],
  ["DB_PASSWORD", "Tr0ub4dor&3xyz", "a secret, by its name and its value"],
  ["apiKey", "9f86d081884c7d659a2feaa0c55ad015", "a secret, by its name and its value"],
  ["client_secret", "aB3dE6gH9jK2", "a secret, by its name and its value"],
];

const innocent: readonly (readonly [key: string, text: string])[] = [
  ["URL", "https://acme.example:8443/a?b=c@d"],
  ["URL", "postgres://shop@db.acme.example:5432/shop"],
  ["URL", "redis://cache:6379/0"],
  ["DIGEST", `sha256:${"4f".repeat(32)}`],
  ["COMMIT", "9b1c".repeat(10)],
  ["ID", "5e3f2c1a-0b9d-4e8f-a7c6-1d2e3f4a5b6c"],
  ["DB_PASSWORD_FILE", "/run/secrets/DB_Password1"],
  ["PASSWORD", "/run/secrets/DB_Password1"],
  ["TOKEN_TTL", "3600"],
  ["TOKEN", "3600"],
  ["SECRET", "none"],
  ["existingSecret", "cache-redis-01"],
  ["TOKEN", `$${"{TOKEN_FROM_1Password}"}`],
  ["TOKEN_URL", "https://login.acme.example/oauth2/Token1"],
  ["PASSWORD", "to be found in the store, Chapter 4"],
  ["GREETING", "Tr0ub4dor&3xyz"],
  ["IMAGE", "AKIA is not a key"],
  ["RATIO", "1:2@3"],
];

const shapes = suite("secretIn");

for (const [key, text, what] of guilty) {
  shapes(`${key}: ${text.slice(0, 24)}… looks like ${what}`, () => {
    assert.is(secretIn(text, key), what);
  });
}

for (const [key, text] of innocent) {
  shapes(`${key}: ${text.slice(0, 40)} looks like nothing in particular`, () => {
    assert.is(secretIn(text, key), undefined);
  });
}

shapes.run();
