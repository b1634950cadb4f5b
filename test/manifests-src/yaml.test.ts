import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseDocument } from "yaml";
import { printYaml } from "../../manifests-src/yaml.ts";

const versions = ["1.1", "1.2"] as const;

/** What a parser of that version makes of the text; fails on anything it only puts up with. */
function read(text: string, version: "1.1" | "1.2"): unknown {
  const document = parseDocument(text, { version, strict: true });
  assert.equal(document.errors, []);
  assert.equal(document.warnings, []);
  return document.toJS({ maxAliasCount: 0 });
}

const strings = [
  ..."no No NO yes on off y n Y N true True FALSE null Null ~ = << - ? : . .. --- ... # ! & * | > % @ ` , [ ] { } ' \"".split(
    " ",
  ),
  ..."0 1 -1 +1 01234 0123 0o17 0x1f 0b1 1e3 1E3 12e03 1.5 1. .5 -.5 1_000 .inf -.inf .NaN 1:30 190:20:30 e1 1e".split(
    " ",
  ),
  ..."2026-01-01 2026-01-01T00:00:00Z 12:00 a:b a: :a a:b: a#b a,b /a ./a ../a ~/a @a a@b *a &a !a -a a- 60m 5s 1h 2d 10Mi 1Gi 1E 100m 25%".split(
    " ",
  ),
  ..."1e1000m 0m 09s 1K 1M 1G 1T 0.5 sha256:abc https://acme.example/a?b=c#d key:value \u00e4 \u{1f680}".split(" "),
  "",
  " ",
  " a",
  "a ",
  "a b",
  "a: b",
  "a #b",
  "- a",
  "? a",
  "a\nb",
  "a\n",
  "\na",
  "a\r\nb",
  "\t",
  "a\tb",
  "\0",
  "\u0007",
  "\u007f",
  "\u0085",
  "a\u2028b",
  "a\u2029b",
  "\ufeff",
  "\uffff",
  "\\",
  "\\n",
  '"',
  "'",
  "it's",
  "\u0024{a}",
  "{{ a }}",
  "%TAG",
  "Host(`a`) && PathPrefix(`/`)",
  "a".repeat(5000),
  "a ".repeat(2000),
];
/** A longer key needs a form of its own in YAML. */
const maxKeyLength = 1000;

const print = suite("printYaml");

for (const version of versions) {
  print(`writes strings that YAML ${version} reads as the same strings`, () => {
    for (const text of strings) {
      const key = `${text === "<<" ? "k" : ""}${text.slice(0, maxKeyLength)}`;
      const value = { [key]: 1, value: text, list: [text], nested: [[text], { [`k${key}`]: text }] };
      assert.equal(read(printYaml(value), version), value, JSON.stringify(text));
    }
  });

  print(`writes values that YAML ${version} reads as the same values`, () => {
    const value = {
      numbers: [0, -1, 1.5, 1e21, 1e-7],
      booleans: [true, false],
      nothing: null,
      empty: { list: [], map: {} },
      lists: [[1, [2, []]], [{ a: [{ b: 1, c: [2] }] }]],
      maps: { a: { b: { c: { d: [] } } } },
    };
    assert.equal(read(printYaml(value), version), value);
  });
}

print("writes in block style, with what identifies an object first", () => {
  const value = {
    spec: { ports: [{ port: 80, name: "http" }], tls: {} },
    kind: "K",
    metadata: { labels: { b: "1", a: "x" }, namespace: "n", name: "m" },
    apiVersion: "v1",
  };
  assert.is(
    printYaml(value),
    [
      "apiVersion: v1",
      "kind: K",
      "metadata:",
      "  name: m",
      '  namespace: "n"',
      "  labels:",
      "    a: x",
      '    b: "1"',
      "spec:",
      "  ports:",
      "    - name: http",
      "      port: 80",
      "  tls: {}",
      "",
    ].join("\n"),
  );
});

print("leaves out what is undefined", () => {
  assert.is(printYaml({ a: undefined, b: 1 }), "b: 1\n");
});

print("refuses what is no number", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => printYaml({ value }), /cannot be printed/);
});

print.run();
