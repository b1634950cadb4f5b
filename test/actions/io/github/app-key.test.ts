import { generateKeyPairSync } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parsePrivateKey } from "../../../../actions/io/github/app-key.ts";
import { UserError } from "../../../../model/problem.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = (type: "pkcs1" | "pkcs8"): string => privateKey.export({ type, format: "pem" }).toString();

const test = suite("an App's private key");

for (const [form, text] of [
  ["PKCS#1, as GitHub gives it", pem("pkcs1")],
  ["PKCS#8", pem("pkcs8")],
  ["one line, with \\n for its breaks", pem("pkcs1").trim().replaceAll("\n", "\\n")],
  ["Windows' line breaks and spaces around it", `\r\n ${pem("pkcs1").replaceAll("\n", "\r\n")}`],
] as const) {
  test(`is read in ${form}`, () => {
    assert.is(parsePrivateKey(text), pem("pkcs8"));
  });
}

for (const [what, text, said] of [
  ["what is no key", "s3cr3t", /does not begin with -----BEGIN: paste the whole \.pem file/],
  ["half a key", pem("pkcs1").slice(0, 200), /cannot be read: paste the whole \.pem file/],
  ["a public key", publicKey.export({ type: "spki", format: "pem" }).toString(), /cannot be read/],
  [
    "a key of another kind",
    generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    /is one for ed25519, and GitHub's are for rsa/,
  ],
  [
    "a key behind a passphrase",
    privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" }).toString(),
    /cannot be read/,
  ],
] as const) {
  test(`is refused, and not shown, where it is ${what}`, () => {
    assert.throws(
      () => parsePrivateKey(text),
      (error: unknown) =>
        error instanceof UserError && said.test(error.message) && !error.message.includes(text.split("\n")[1] ?? text),
    );
  });
}

test.run();
