import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseMemory, printMemory, type Remembered } from "../../../model/release/memory.ts";

const [one, two] = ["1".repeat(40), "2".repeat(40)];
const whole = {
  name: "acme/store",
  isArchived: false,
  modified: "Fri, 20 Nov 2026 12:00:00 GMT",
  branch: "main",
  ancestry: { [`${one} ${two}`]: true },
};
const memory = new Map<string, Remembered>([
  ["acme/shop", whole],
  ["acme/site", { name: "acme/site", isArchived: true, ancestry: {} }],
]);

const test = suite("what is remembered from run to run");

test("is read as it was written", () => assert.equal(parseMemory(JSON.parse(printMemory(memory))), memory));

const of = (value: unknown) => ({ version: 1, repositories: { "acme/shop": value } });
for (const value of [
  null,
  1,
  "x",
  [],
  {},
  { version: 2, repositories: {} },
  { version: 1 },
  { version: 1, repositories: [] },
  { version: 1, repositories: { "../x": whole } },
  { version: 1, repositories: { "acme/shop/x": whole } },
  of(null),
  of([]),
  of({ ...whole, name: "x" }),
  of({ ...whole, isArchived: "no" }),
  of({ ...whole, modified: "x\r\ny: z" }),
  of({ ...whole, modified: 1 }),
  of({ ...whole, branch: "x".repeat(301) }),
  of({ ...whole, ancestry: { x: true } }),
  of({ ...whole, ancestry: { [`${one} ${two}`]: 1 } }),
  of({ ...whole, ancestry: undefined }),
])
  test(`is nothing where it is ${JSON.stringify(value)?.slice(0, 90)}`, () => assert.is(parseMemory(value), undefined));

test.run();
