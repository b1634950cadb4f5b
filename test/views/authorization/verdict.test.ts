import { suite } from "uvu";
import * as assert from "uvu/assert";
import { toLine, toSummary } from "../../../views/authorization/verdict.ts";

const verdicts = suite("a verdict");

verdicts("is one line, with who, what and why", () => {
  assert.is(
    toLine({ status: "allowed", says: "ada may view shop in dev, by name" }),
    "allowed: ada may view shop in dev, by name",
  );
});

verdicts("shows what others have written letter by letter", () => {
  const says = "x\n::error::y\u001b[2J<b>@acme/all ".repeat(99);
  assert.ok(toLine({ status: "refused", says }).length <= 1_000);
  assert.not.match(toLine({ status: "refused", says }), /\n|\p{Cc}/u);
  assert.not.match(toSummary({ status: "refused", says }), /\p{Cc}|<b|@acme/u);
});

verdicts.run();
