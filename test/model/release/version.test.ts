import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  compareVersions,
  parseVersion,
  precedence,
  printImageTag,
  type Version,
} from "../../../model/release/version.ts";

const of = (text: string): Version => {
  const version = parseVersion(text);
  if (version === undefined) throw new Error(`${text} is no version`);
  return version;
};

const test = suite("a semantic version");

for (const text of [
  "0.0.0",
  "1.4.0",
  "10.20.30",
  "1.0.0-alpha",
  "1.0.0-alpha.1",
  "1.0.0-0.3.7",
  "1.0.0-x-y-z.-",
  "1.0.0+20130313144700",
  "1.0.0-rc.1+exp.sha.5114f85",
  `1.0.${"9".repeat(100)}`,
  "1.0.0-0A.is.legal",
  "1.0.0+001",
])
  test(`is one: ${text.slice(0, 30)}`, () => assert.is(of(text).text, text));

for (const text of [
  "",
  "1",
  "1.2",
  "v1.2.3",
  "1.2.3.4",
  "01.2.3",
  "1.02.3",
  "1.2.03",
  "1.2.3-",
  "1.2.3+",
  "1.2.3-01",
  "1.2.3-a..b",
  "1.2.3-a.",
  "1.2.3+a..b",
  "1.2.3+a+b",
  "1.2.3 ",
  " 1.2.3",
  "1.2.3\n",
  "-1.2.3",
  "1.2.x",
  "1.2.3-ä",
  "1.2.3-$(id)",
  `1.0.${"9".repeat(130)}`,
])
  test(`is none: ${JSON.stringify(text.slice(0, 30))}`, () => assert.is(parseVersion(text), undefined));

const ordered = [
  "0.0.0-0",
  "0.0.0",
  "0.9.9",
  "1.0.0-alpha",
  "1.0.0-alpha.1",
  "1.0.0-alpha.beta",
  "1.0.0-beta",
  "1.0.0-beta.2",
  "1.0.0-beta.11",
  "1.0.0-rc.1",
  "1.0.0",
  "1.0.1",
  "1.2.0",
  "1.10.0",
  "2.0.0",
  `2.0.${"9".repeat(30)}`,
  `2.0.1${"0".repeat(30)}`,
];

test("comes before others by precedence, as the specification's own example has it", () => {
  for (const [i, a] of ordered.entries())
    for (const [j, b] of ordered.entries())
      assert.is(Math.sign(precedence(of(a), of(b))), Math.sign(i - j), `${a} ${b}`);
});

test("has a precedence without its build metadata, and an order with it", () => {
  assert.is(precedence(of("1.0.0+1"), of("1.0.0+2")), 0);
  assert.is(compareVersions(of("1.0.0+1"), of("1.0.0+2")), -1);
});

const number = fc.nat(1000).map(String);
const part = fc.oneof(number, fc.stringMatching(/^[a-zA-Z-]{1,4}$/));
const any = fc
  .tuple(number, number, number, fc.array(part, { maxLength: 3 }))
  .map(([a, b, c, pre]) => of(`${a}.${b}.${c}${pre.length ? `-${pre.join(".")}` : ""}`));

test("is in an order that is one", () => {
  fc.assert(
    fc.property(any, any, any, (a, b, c) => {
      assert.is(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a)), 0);
      if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) assert.ok(compareVersions(a, c) <= 0);
    }),
  );
});

test("is read in time that grows with its length alone", () => {
  for (const text of [
    `1.0.0-${"a.".repeat(1e5)}`,
    `1.0.0+${"-".repeat(1e5)}!`,
    "1".repeat(1e6),
    `1.0.0-${"0".repeat(120)}!`,
  ])
    assert.is(parseVersion(text), undefined);
});

test("is the tag of an image with an underscore for the plus", () => {
  assert.is(printImageTag(of("1.0.0-rc.1+5")), "1.0.0-rc.1_5");
});

test.run();
