import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseSpecLine, printSpecLine } from "../../../model/names/spec-line.ts";

const commit = "5".repeat(40);
const origin = { serverUrl: "https://github.com", source: { repository: "acme/specs", commit } };
const start = `https://github.com/acme/specs/blob/${commit}/`;

const lines = suite("the address of a line of the specs");
const printed: readonly (readonly [file: string, line: number, address: string])[] = [
  ["environments/applications/billing.yaml", 33, "environments/applications/billing.yaml#L33"],
  ["a b/ü#1?.yaml", 1, "a%20b/%C3%BC%231%3F.yaml#L1"],
  ["it's (new)!*~.yaml", 2, "it%27s%20%28new%29%21%2A%7E.yaml#L2"],
];
for (const [file, line, address] of printed)
  lines(`of ${file} is read back as it was`, () => {
    assert.is(printSpecLine({ file, line }, origin), start + address);
    assert.equal(parseSpecLine(start + address, origin), { file, line });
  });

lines("is none where the path is too long to be kept", () => {
  assert.is(printSpecLine({ file: `${"a/".repeat(600)}b.yaml`, line: 1 }, origin), undefined);
});

const others: readonly (readonly [claim: string, url: string])[] = [
  ["another commit", `https://github.com/acme/specs/blob/${"6".repeat(40)}/x.yaml#L1`],
  ["another repository", `https://github.com/acme/shop/blob/${commit}/x.yaml#L1`],
  ["another server", `https://evil.example/acme/specs/blob/${commit}/x.yaml#L1`],
  ["a server of a longer name", `https://github.com.evil.example/acme/specs/blob/${commit}/x.yaml#L1`],
  ["a way out", `${start}../../../evil/x.yaml#L1`],
  ["a hidden way out", `${start}%2e%2e/%2E%2E/x.yaml#L1`],
  ["a way out in one segment", `${start}..%2f..%2fx.yaml#L1`],
  ["an empty segment", `${start}/x.yaml#L1`],
  ["a question", `${start}x.yaml?plain=1#L1`],
  ["no line", `${start}x.yaml`],
  ["line zero", `${start}x.yaml#L0`],
  ["a range", `${start}x.yaml#L1-L9`],
  ["what is no encoding", `${start}%E0%A4%A#L1`],
  ["another spelling", `${start}%78.yaml#L1`],
  ["two lines of text", `${start}x\ny.yaml#L1`],
  ["markup", `${start}x](https://evil.example).yaml#L1`],
  ["a megabyte", `${start}${"x".repeat(1_000_000)}#L1`],
];
for (const [claim, url] of others) lines(`is not ${claim}`, () => assert.is(parseSpecLine(url, origin), undefined));
lines.run();
