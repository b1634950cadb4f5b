/**
 * The peer: `cdk8s synth` of charts in one App. Reads a rendered tree (first argument), makes one Chart per unit with one
 * ApiObject per manifest, and synthesizes them into a folder (second argument).
 */
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ApiObject, App, Chart } from "cdk8s";
import { parse } from "yaml";

const [, , tree = "", outdir = ""] = process.argv;
const app = new App({ outdir });
const charts = new Map<string, Chart>();
for (const file of globSync("**/*.yaml", { cwd: tree }).sort()) {
  if (basename(file) === "kustomization.yaml") continue;
  const unit = dirname(file);
  const chart = charts.get(unit) ?? new Chart(app, unit.replaceAll("/", "-"));
  charts.set(unit, chart);
  new ApiObject(chart, basename(file), parse(readFileSync(join(tree, file), "utf8")));
}
const started = performance.now();
app.synth();
console.log(`synth ${((performance.now() - started) / 1000).toFixed(3)}`);
