import { execFileSync } from "node:child_process";

/** Ends a process and all it started, by their ids: act gives each step a session of its own, so there is no group. */
export function endTree(pid: number): void {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const processes = table.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  const childrenOf = (parent: number): readonly number[] =>
    processes.filter(([, ppid]) => ppid === parent).flatMap(([child]) => (child === undefined ? [] : [child]));
  const tree = [pid];
  for (const one of tree) tree.push(...childrenOf(one));
  for (const one of tree) {
    try {
      process.kill(one, "SIGKILL");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // it has ended meanwhile
    }
  }
}
