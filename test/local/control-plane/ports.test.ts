import { once } from "node:events";
import { createServer } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Ports } from "../../../local/control-plane/ports.ts";

const ports = suite("ports");

ports("of runs beside each other differ", async () => {
  const runs = await Promise.all(Array.from({ length: 8 }, () => Ports.claim()));
  const given = await Promise.all(runs.map((run) => Promise.all([run.next(), run.next(), run.next()])));
  assert.is(new Set(given.flat()).size, 24);
  await Promise.all(runs.map((run) => run[Symbol.asyncDispose]()));
});

ports("that somebody listens at are left out", async () => {
  await using run = await Ports.claim();
  const taken = (await run.next()) + 1;
  const server = createServer().listen(taken, "127.0.0.1");
  await once(server, "listening");
  assert.is(await run.next(), taken + 1);
  server.close();
});

ports("end after a block", async () => {
  await using run = await Ports.claim();
  for (let count = 1; count < 100; count += 1) await run.next();
  try {
    await run.next();
    assert.unreachable();
  } catch (error) {
    assert.match(String(error), /more than 99 ports are wanted/);
  }
});

ports.run();
