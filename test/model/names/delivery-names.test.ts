import { suite } from "uvu";
import * as assert from "uvu/assert";
import { printPromotionId } from "../../../model/names/promotion-id.ts";
import { parseSetTrailer, printSetTrailer } from "../../../model/names/set-trailer.ts";
import { parseVerifiedSet, printVerifiedSet, verifiedSetsPattern } from "../../../model/names/verified-set.ts";

const [head, set] = ["a".repeat(40), "b".repeat(40)];

const ids = suite("the external id of a promotion");
ids("tells a set that was asked for from what comes next", () => {
  assert.is(printPromotionId({ environment: "production", head }), `landfall:v1:promote/production@${head}`);
  assert.is(
    printPromotionId({ environment: "production", head, set }),
    `landfall:v1:promote/production@${head}/set/${set}`,
  );
});
ids.run();

const trailers = suite("the trailer of a set");
trailers("is read from the last line alone", () => {
  const printed = printSetTrailer(set);
  assert.is(parseSetTrailer(`Release x\n\nshop: 1 -> 2\n\n${printed}\n`), set);
  for (const message of [`${printed}\n\nthe end`, `x ${printed}`, printed.toLowerCase(), `Landfall-Set: main`, ""])
    assert.is(parseSetTrailer(message), undefined);
});
trailers.run();

const sets = suite("the tag of a verified set");
sets("is covered by the ruleset's pattern, in which one star does not reach over a slash", () => {
  const tag = printVerifiedSet({ environment: "staging", commit: set });
  assert.equal(parseVerifiedSet(tag), { environment: "staging", commit: set });
  const [before, after] = verifiedSetsPattern.split("**/*");
  assert.ok(`refs/tags/${tag}`.startsWith(before ?? "-"));
  assert.is(after, "");
});
sets("is not read from a name like it", () => {
  for (const tag of [`landfall/verified/staging/${set}/x`, `landfall/verified/$(id)/${set}`, `verified/staging/${set}`])
    assert.is(parseVerifiedSet(tag), undefined);
});
sets.run();
