import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Processes } from "../../../local/control-plane/processes.ts";

const root = join(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "landfall-processes-test-"));
const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
};
/** Says its process id in its log, then waits for ever. */
const waiting = { name: "waiting", program: "bash", args: ["-c", "echo $$; exec sleep 600"] } as const;
const pidIn = (logs: string): number => Number(readFileSync(join(logs, "waiting.log"), "utf8"));

const processes = suite("processes of a run");
processes.after(() => rmSync(folder, { recursive: true, force: true }));

processes("end with it, and leave nothing", async () => {
  const run = new Processes("test");
  run.start(waiting);
  await run.until("its id", () => pidIn(run.logs) > 0);
  const pid = pidIn(run.logs);
  assert.ok(isRunning(pid));
  await run.close({ keepLogs: false });
  assert.not(isRunning(pid));
  assert.not(existsSync(run.folder));
});

processes("leave their logs where they are wanted", async () => {
  const run = new Processes("test");
  writeFileSync(join(run.folder, "data"), "");
  run.start(waiting);
  await run.until("its id", () => pidIn(run.logs) > 0);
  await run.close({ keepLogs: true });
  assert.equal(readdirSync(run.folder), ["logs"]);
  rmSync(run.folder, { recursive: true });
});

processes("are told of when one ends that should not, with what it wrote", async () => {
  const run = new Processes("test");
  run.start({ name: "broken", program: "bash", args: ["-c", "echo no port; exit 3"] });
  try {
    await run.until("ever", () => false);
    assert.unreachable();
  } catch (error) {
    assert.match(String(error), /broken ended with 3:\nno port/);
  } finally {
    await run.close({ keepLogs: false });
  }
});

processes("are told of when a program is not there", async () => {
  const run = new Processes("test");
  run.start({ name: "missing", program: join(folder, "nowhere"), args: [] });
  try {
    await run.until("ever", () => false);
    assert.unreachable();
  } catch (error) {
    assert.match(String(error), /missing spawn .*ENOENT/);
  } finally {
    await run.close({ keepLogs: false });
  }
});

processes("can be made to hang, and to go on", async () => {
  const run = new Processes("test");
  const ticking = "while true; do echo tick; sleep 0.05; done";
  run.start({ name: "ticking", program: "bash", args: ["-c", ticking] });
  const ticks = () => readFileSync(join(run.logs, "ticking.log"), "utf8").length;
  await run.until("a tick", () => ticks() > 0);
  const thaw = run.freeze("ticking");
  await sleep(200);
  const then = ticks();
  await sleep(300);
  assert.is(ticks(), then);
  thaw();
  await run.until("the next tick", () => ticks() > then);
  assert.throws(() => run.freeze("nobody"), /nobody does not run/);
  await run.close({ keepLogs: false });
});

/** A run of its own that starts a process and then does nothing; gives it and the place of its logs. */
async function elsewhere(): Promise<{ readonly run: ChildProcess; readonly logs: string }> {
  const script = join(folder, "run.ts");
  writeFileSync(
    script,
    `import { Processes } from ${JSON.stringify(join(root, "local/control-plane/processes.ts"))};
const run = new Processes("test");
run.start(${JSON.stringify(waiting)});
console.log(run.logs);
setInterval(() => {}, 1000);
`,
  );
  const run = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  const [logs] = await once(run.stdout, "data");
  return { run, logs: String(logs).trim() };
}

for (const signal of ["SIGKILL", "SIGINT", "SIGTERM"] as const) {
  processes(`end when the run is ended by ${signal}; the logs stay`, async () => {
    const { run, logs } = await elsewhere();
    while (!existsSync(join(logs, "waiting.log")) || !(pidIn(logs) > 0)) await sleep(20);
    const pid = pidIn(logs);
    run.kill(signal);
    await once(run, "exit");
    while (isRunning(pid)) await sleep(20);
    while (readdirSync(join(logs, "..")).length > 1) await sleep(20);
    assert.equal(readdirSync(join(logs, "..")), ["logs"]);
    rmSync(join(logs, ".."), { recursive: true });
  });
}

processes.run();
