import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { mostResultCharacters, parseJunit } from "../../events/junit.ts";
import { joinResults, mostNamed, type TestResults } from "../../events/test-results.ts";

const read = (text: string): TestResults => {
  const parsed = parseJunit(text);
  if (parsed.status !== "results") throw new Error(parsed.reason);
  return parsed.results;
};
const reasonOf = (text: string): string => {
  const parsed = parseJunit(text);
  return parsed.status === "unreadable" ? parsed.reason : "it was read";
};

const none = { failures: 0, errors: 0, skipped: 0, failed: [] };

const pytest = `<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="1" skipped="1" tests="4" time="0.5" timestamp="2026-11-20T12:00:00+00:00" hostname="runner">
<testcase classname="tests.test_cart" name="test_adds[two]" time="0.25" />
<testcase classname="tests.test_cart" name="test_pays_twice" time="0.125"><failure message="AssertionError: assert 2 == 1&#10; +  where 2 = len([...])">def test_pays_twice(): ...</failure></testcase>
<testcase classname="tests.test_cart" name="test_later" time="0.0"><skipped type="pytest.skip" message="not today">tests/test_cart.py:12: not today</skipped></testcase>
<testcase classname="" name="tests.test_broken" time="0.125"><error message="collection failure">ImportError while importing</error></testcase>
</testsuite></testsuites>`;

const jest = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="jest tests" tests="2" failures="1" errors="0" time="1.5">
  <testsuite name="checkout" errors="0" failures="1" skipped="0" timestamp="2026-11-20T12:00:00" time="1.2" tests="2">
    <testcase classname="checkout" name="checkout pays once" time="0.5"></testcase>
    <testcase classname="checkout" name="checkout pays twice" time="0.5">
      <failure>Error: expect(received).toBe(expected)
    at Object.&lt;anonymous&gt; (checkout.test.js:3:7)</failure>
    </testcase>
  </testsuite>
</testsuites>`;

const go = `<testsuites tests="2" failures="1">
	<testsuite tests="2" failures="1" time="0.004" name="example.com/shop/cart">
		<properties><property name="go.version" value="go1.26 linux/amd64"></property></properties>
		<testcase classname="example.com/shop/cart" name="TestAdds" time="0.002"></testcase>
		<testcase classname="example.com/shop/cart" name="TestPays/twice" time="0.002">
			<failure message="Failed" type=""><![CDATA[    cart_test.go:9: got <2>, want 1]]></failure>
		</testcase>
	</testsuite>
</testsuites>`;

const nested = `<testsuite name="all"><testsuite name="one"><testcase name="a"/><testsuite name="deep"><testcase name="b"><failure message="no"/></testcase></testsuite></testsuite><testcase name="c"/></testsuite>`;

const forms = suite("parseJunit");
for (const [what, text, results] of [
  [
    "pytest",
    pytest,
    {
      ...{ tests: 4, failures: 1, errors: 1, skipped: 1, seconds: 0.5 },
      failed: [
        { name: "test_pays_twice", message: "AssertionError: assert 2 == 1 + where 2 = len([...])" },
        { name: "tests.test_broken", message: "collection failure" },
      ],
    },
  ],
  [
    "Jest and vitest",
    jest,
    {
      ...{ ...none, tests: 2, failures: 1, seconds: 1 },
      failed: [
        {
          name: "checkout pays twice",
          message: "Error: expect(received).toBe(expected) at Object.<anonymous> (checkout.test.js:3:7)",
        },
      ],
    },
  ],
  [
    "Go",
    go,
    { ...none, tests: 2, failures: 1, seconds: 0.004, failed: [{ name: "TestPays/twice", message: "Failed" }] },
  ],
  ["nested suites", nested, { ...none, tests: 3, failures: 1, failed: [{ name: "b", message: "no" }] }],
  ["a suite without a test", '<testsuite name="none" tests="0"/>', { ...none, tests: 0 }],
  [
    "a suite that could not be loaded",
    '<testsuites><testsuite name="cart.test.js"><error>Cannot find module</error></testsuite></testsuites>',
    { ...none, tests: 1, errors: 1, failed: [{ name: "cart.test.js", message: "Cannot find module" }] },
  ],
  [
    "a test that failed, and whose end went wrong too",
    '<testsuite><testcase name="a"><error message="end"/><failure message="no"/></testcase></testsuite>',
    { ...none, tests: 1, failures: 1, failed: [{ name: "a", message: "end" }] },
  ],
  [
    "a test with others in it",
    '<testsuite><testcase name="a"><testcase name="b"><failure message="no"/></testcase></testcase></testsuite>',
    { ...none, tests: 1, failures: 1, failed: [{ name: "a", message: "no" }] },
  ],
  [
    "output that speaks of failures",
    '<testsuite><system-out>&lt;failure/&gt;</system-out><testcase name="a"><system-err><![CDATA[<failure/>]]></system-err></testcase></testsuite>',
    { ...none, tests: 1 },
  ],
  [
    "failures that it claims and does not show",
    '<testsuites failures="2"><testsuite failures="2" tests="3"><testcase name="a"/></testsuite></testsuites>',
    { ...none, tests: 2, failures: 2 },
  ],
  [
    "numbers that are none",
    '<testsuite failures="-1" errors="x" tests="1e9"><testcase name="a" time="NaN"/><testcase time="1e400"/></testsuite>',
    { ...none, tests: 2 },
  ],
  [
    "names of what every object has",
    '<testsuite __proto__="x" constructor="y"><constructor><testcase name="no"/></constructor><testcase name="__proto__"><failure message="constructor"/></testcase></testsuite>',
    { ...none, tests: 1, failures: 1, failed: [{ name: "__proto__", message: "constructor" }] },
  ],
] as const)
  forms(`reads ${what}`, () => assert.equal(read(text), results));

forms("names the first failures, each on one line, however long or many they are", () => {
  const one = `<testcase name="${"long ".repeat(200)}&#10;&#8238;"><failure message="${"x".repeat(70_000)}"/></testcase>`;
  const { failures, failed } = read(`<testsuite>${one.repeat(mostNamed + 5)}</testsuite>`);
  assert.equal([failures, failed.length], [mostNamed + 5, mostNamed]);
  for (const { name, message } of failed)
    assert.ok(name.length <= 300 && message.length <= 300 && !/[\p{Cc}\p{Cf}]/u.test(name + message));
});

forms("puts several files together", () => {
  assert.equal(joinResults([read(pytest), read(go), read("<testsuite/>")]), {
    ...{ tests: 6, failures: 2, errors: 1, skipped: 1, seconds: 0.504 },
    failed: [...read(pytest).failed, ...read(go).failed],
  });
  assert.equal(joinResults([]), { ...none, tests: 0 });
});
forms.run();

const refused = suite("parseJunit refuses");
const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><testsuite name="&b;"/>`;
for (const [what, text, reason] of [
  ["nothing", "", /^results cannot be read: /],
  ["what is no XML", "2 passed", /^results cannot be read: line 1: /],
  ["JSON", '{"tests": 1}', /^results cannot be read: line 1: /],
  ["another document", "<html><testsuite/></html>", /this is no list of tests$/],
  ["a document that was cut off", pytest.slice(0, -30), /^results cannot be read: line \d+: /],
  [
    "tags that cross",
    '<testsuite><testcase name="a"></testsuite></testcase>',
    /^results cannot be read: line 1: Unexpected close tag/,
  ],
  ["a document type, and so its entities", bomb, /line 1: a document type is not taken$/],
  ["a file from elsewhere", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><testsuite/>', /a document type is not taken$/],
  ["an entity that is none of XML's own", '<testsuite name="&nbsp;"/>', /Invalid character entity/],
  ["very deep nesting", "<testsuite>".repeat(100_000), /more than 64 levels are not read$/],
  ["two documents in one", "<testsuite/><testsuite/>", /^results cannot be read: /],
  ["more than its limit", " ".repeat(mostResultCharacters + 1), /larger than 8 MiB$/],
] as const)
  refused(what, () => assert.match(reasonOf(text), reason));

refused("nothing of another kind than a reason, whatever it is given", () => {
  const piece = fc.constantFrom(
    "<testsuite>",
    "</testsuite>",
    "<testcase name='a'>",
    "</testcase>",
    "<failure>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "&lt;",
    "&",
    "<",
    ">",
    '"',
    "<?x",
    "<a b=",
    "\u0000",
    "x",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "binary" }))), (pieces) => {
      const parsed = parseJunit(pieces.join(""));
      assert.ok(parsed.status === "results" || (parsed.reason.length <= 200 && !/[\p{Cc}]/u.test(parsed.reason)));
    }),
    { numRuns: 2000 },
  );
});

refused("soon, also what is large", () => {
  for (const text of [
    "<a".repeat(4_000_000),
    `<testsuite name="${"a".repeat(8_000_000)}`,
    `<testsuite>${"&lt;".repeat(2_000_000)}`,
    `<testsuite ${'a="" '.repeat(1_000_000)}`,
    `<testsuite>${"<testcase/>".repeat(700_000)}`,
  ])
    assert.match(reasonOf(text), /^results cannot be read: /);
});
refused.run();
