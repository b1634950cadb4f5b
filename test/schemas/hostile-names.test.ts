import { suite } from "uvu";
import * as assert from "uvu/assert";
import { load } from "../../schemas/load.ts";
import { type Documents, printed, soundDocuments } from "../fuzz/documents.ts";
import { judge } from "../fuzz/judge.ts";
import { changed, problemsOf, said, sound } from "./specs.ts";

const label =
  "must be a name of lower-case letters, digits and dashes, which starts and ends with a letter or digit, got";

const names = suite("hostile names");

const rows: readonly (readonly [what: string, written: string, shown: string])[] = [
  ["a path", "../shop", '"../shop"'],
  ["a space", "my shop", '"my shop"'],
  ["a semicolon", "shop;reboot", '"shop;reboot"'],
  ["a line break", '"shop\\nshop"', '"shop\\nshop"'],
  ["capitals", "Shop", '"Shop"'],
  ["a mark that turns the text", '"shop\\u200f"', '"shop\u200f"'],
  ["a letter that only looks like one", "shоp", '"shоp"'],
  ["a dash at the start", '"--upload-pack"', '"--upload-pack"'],
  ["a dot", "shop.", '"shop."'],
  ["braces", '"{{ name }}"', '"{{ name }}"'],
];
for (const [what, written, shown] of rows) {
  names(`a name with ${what} is refused where it stands`, () => {
    const problems = problemsOf(changed("shop.yaml", "name: shop", `name: ${written}`));
    assert.equal(problems.filter(({ file }) => file === "shop.yaml").map(said), [
      `shop.yaml:4:9 metadata.name ${label} ${shown}`,
    ]);
  });
}

names("a name of 300 characters is refused for its length alone", () => {
  const problems = problemsOf(changed("shop.yaml", "name: shop", `name: ${"x".repeat(300)}`));
  assert.equal(problems.map(said), ["shop.yaml:4:9 metadata.name must have at most 40 characters, got 300"]);
});

names("Production beside production is one of them too many", () => {
  const second = (sound["production.yaml"] ?? "").split("---\n")[0] ?? "";
  const problems = problemsOf({ ...sound, "second.yaml": second.replace("name: production", "name: Production") });
  assert.equal(problems.map(said), [`second.yaml:4:9 metadata.name ${label} "Production"`]);
});

names("a name that is taken in another file is told, also of a document that is wrong elsewhere", () => {
  const second = (sound["shop.yaml"] ?? "").replace("port: 8080", "port: none");
  const problems = problemsOf({ ...sound, "zweite.yaml": second });
  assert.equal(problems.map(said), [
    'zweite.yaml:4:9 metadata.name "shop" is taken by another Application, in shop.yaml',
    'zweite.yaml:8:9 spec.port must be a whole number, got "none"',
  ]);
});

/** The sound documents, with everything that people name called alike. */
function calledLike(name: string): Documents {
  const text = ["production", "us", "prices", "payments", "ada"].reduce(
    (all, former) => all.replaceAll(`"${former}"`, `"${name}"`),
    JSON.stringify(soundDocuments()),
  );
  const renamed = text.replace('"Application/prices"', `"Application/${name}"`);
  return JSON.parse(renamed.replaceAll(`"tier":"${name}"`, '"tier":"production"'));
}

for (const name of ["constructor", "prototype", "null", "true", "no", "1", "e1", "1e3", "0x1f"]) {
  names(`${name} is a name like any other for an account, an environment, a cluster, an application, a group`, () => {
    const files = printed(calledLike(name));
    assert.equal(
      load(files).problems.filter(({ severity }) => severity === "error"),
      [],
    );
    judge(files);
  });
}

for (const name of ["constructor", "toString", "hasOwnProperty", "valueOf", "prototype", "__defineGetter__"]) {
  names(`${name} is a variable like any other`, () =>
    assert.equal(problemsOf(changed("shop.yaml", "LOG_LEVEL", name)), []),
  );
}

const chosen: readonly (readonly [file: string, from: string, at: string])[] = [
  ["organization.yaml", "    staging: {", "10:5"],
  ["release.yaml", "    shop:", "8:5"],
  ["shop.yaml", "    LOG_LEVEL: ", "13:5"],
  ["shop.yaml", "    production: {", "27:5"],
  ["shop.yaml", "spec:", "5:1"],
];
for (const [file, from, at] of chosen) {
  names(`__proto__ is no key in place of ${from.trim()} in ${file}`, () => {
    const problems = problemsOf(changed(file, from, from.replace(/\w+/, "__proto__")));
    assert.ok(problems.map(said).includes(`${file}:${at} __proto__ cannot be a key`), problems.map(said).join("\n"));
  });
}

const taken = "would take over the namespace of that name";
const weakened: readonly (readonly [how: string, spec: string, said: string])[] = [
  ["a policy", "policies: { namespace-of-its-own: warning }", "12:37 the rule namespace-of-its-own must be an error"],
  [
    "an exception",
    "exceptions: [{ rule: namespace-of-its-own, document: Application/traefik, reason: x, owner: ada, until: 2027-01-31 }]",
    "12:24 the rule namespace-of-its-own has no exceptions",
  ],
];
for (const [how, spec, expected] of weakened) {
  names(`an application cannot take a namespace of the cluster's own, also not by ${how}`, () => {
    const traefik = (text: string): string =>
      text.replaceAll(/\bshop:/g, "traefik:").replace("name: shop", "name: traefik");
    const problems = problemsOf({
      "organization.yaml": `${sound["organization.yaml"]}  ${spec}\n`,
      "production.yaml": sound["production.yaml"] ?? "",
      "release.yaml": traefik(sound["release.yaml"] ?? ""),
      "shop.yaml": traefik(sound["shop.yaml"] ?? ""),
    });
    assert.ok(problems.map(said).includes(`organization.yaml:${expected}`), problems.map(said).join("\n"));
    assert.ok(problems.some(({ message }) => message.includes(taken)));
  });
}

names.run();
