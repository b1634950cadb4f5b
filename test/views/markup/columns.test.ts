import { suite } from "uvu";
import * as assert from "uvu/assert";
import { columns } from "../../../views/markup/columns.ts";

const test = suite("columns in a terminal");

test("are as wide as their widest cell, and no line ends in spaces", () => {
  const rows = [["step", "state", "said"], ["requested", "✓ done", ""], ["", "", ""], ["ready"]];
  assert.equal(columns(rows.map((row) => row.map((text) => ({ text })))), [
    "step       state   said",
    "requested  ✓ done",
    "",
    "ready",
  ]);
});

test("are as wide painted as unpainted, and show what is untrusted by its code", () => {
  const rows = [
    [{ text: "a\u001b[2J", style: "red" as const }, { text: "b" }],
    [{ text: "" }, { text: "::error::c" }],
  ];
  assert.equal(
    columns(rows, (style, text) => `<${style}>${text}</>`),
    ["<red>a\\u001b[2J</>  b", "            \\u003a:error::c"],
  );
});

test.run();
