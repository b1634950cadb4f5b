import { suite } from "uvu";
import * as assert from "uvu/assert";
import { UserError } from "../../model/problem.ts";
import { lockFile } from "../../model/tree/lock.ts";
import { parseLock } from "../../model/tree/parse-lock.ts";
import type { Files } from "../../model/tree/tree.ts";
import { applied, plan, rendered, withApplication, withoutApplication } from "./held.ts";

const blueGreen = withApplication("shop", { strategy: "blueGreen", routes: [] });
const rolling = withApplication("shop", { strategy: "rolling" });
const next = (files: Files, model: ReturnType<typeof withApplication>): Files => applied(files, plan(files, { model }));
const refusal = ({ name, message }: Error): boolean =>
  name === UserError.name && /^eu\/apps\/shop is moved by blue\/green: write strategy: rolling/.test(message);

const back = suite("requireHandedBack");

back("notes in the lock what blue/green moves", () => {
  const { units } = parseLock(rendered({ model: blueGreen }).get(lockFile) ?? "");
  assert.equal(
    [...units].filter(([, { canary }]) => canary).map(([name]) => name),
    ["eu/apps/shop", "us/apps/shop"],
  );
});

back("refuses that it goes, or that nothing is said of it any more, before it was rolling", () => {
  const files = rendered({ model: blueGreen });
  const retired = withApplication("shop", { retire: { reason: "replaced", until: "2027-01-31" } });
  for (const model of [withoutApplication("shop"), withApplication("shop", {}), retired])
    assert.throws(() => plan(files, { model }), refusal);
});

back("lets it go once it was", () => {
  const handedBack = next(rendered({ model: blueGreen }), rolling);
  for (const model of [withoutApplication("shop"), withApplication("shop", {})])
    assert.ok(plan(handedBack, { model }).changes.length > 0);
});

back("says nothing of what goes on by blue/green", () => {
  const files = rendered({ model: blueGreen });
  assert.equal(plan(files, { model: blueGreen }).changes, []);
});

back.run();
