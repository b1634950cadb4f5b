/** Loaded before an action: writes the names of the inputs it has read into the file `INPUTS_READ`, when it ends. */
import { writeFileSync } from "node:fs";

const file = process.env["INPUTS_READ"] ?? "";
const read = new Set<string>();

process.env = new Proxy(process.env, {
  get(environment, name) {
    if (typeof name === "string" && name.startsWith("INPUT_")) read.add(name.slice("INPUT_".length).toLowerCase());
    return Reflect.get(environment, name);
  },
});

process.on("exit", () => writeFileSync(file, [...read].sort().join("\n")));
