/**
 * `npm run bench [-- --fleets 100,1000]`: how fast Landfall is, beside its peers on the same machine in the same run.
 * Publish the ratios: seconds differ from machine to machine.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";
import { writeFleet } from "../local/fleet.ts";
import { type Measured, measure, median } from "./measure.ts";
import { kubeconform, kustomizeBuild, oneApp } from "./peers.ts";

const { fleets = "100,1000,10000" } = parseArgs({ options: { fleets: { type: "string" } } }).values;
const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "landfall-bench-"));
const landfall = (...args: readonly string[]): Promise<Measured> =>
  measure(process.execPath, [join(root, "dist/landfall.cjs"), ...args]);

const cell = ({ seconds, megabytes }: Measured): string =>
  `${seconds.toFixed(2)} s${Number.isNaN(megabytes) ? "" : `, ${megabytes.toFixed(0)} MB`}`;
const times = (a: number, b: number): string => `${(a / b).toFixed(1)}×`;

type Row = {
  readonly applications: number;
  readonly validate: Measured;
  readonly render: Measured;
  readonly again: Measured;
};

async function fleet(applications: number): Promise<Row> {
  const [specs, out] = [join(folder, `specs-${applications}`), join(folder, `out-${applications}`)];
  writeFleet(specs, applications);
  const repeats = applications > 1_000 ? 1 : 3;
  const validate = await median(repeats, () => landfall("validate", specs));
  const render = await median(repeats, () => {
    rmSync(out, { recursive: true, force: true });
    return landfall("render", specs, "--out", out);
  });
  const again = await median(repeats, () => landfall("render", specs, "--out", out));
  for (const { status } of [validate, render, again])
    if (status !== 0) throw new Error(`landfall ended with ${status}`);
  return { applications, validate, render, again };
}

/** The power by which time grows with size: 1 is linear. */
const exponent = (small: Row, large: Row, pick: (row: Row) => Measured): string =>
  (Math.log(pick(large).seconds / pick(small).seconds) / Math.log(large.applications / small.applications)).toFixed(2);

async function starts(): Promise<void> {
  const empty = join(root, "bench/empty.cjs");
  const bare = await median(15, () => measure(process.execPath, [empty]));
  console.log(`\n| start | × bare node |\n| --- | --- |`);
  for (const verb of ["validate", "render", "propose", "report"]) {
    // Without inputs an action loads, looks at its inputs and stops: its start.
    const bundle = join(root, `dist/${verb}.cjs`);
    const start = await median(15, () =>
      measure(process.execPath, [bundle], { env: { INPUT_PATH: join(root, "bench/nothing") } }),
    );
    console.log(`| ${verb} | ${times(start.seconds, bare.seconds)} |`);
  }
}

async function peers({ applications, validate, render }: Row): Promise<void> {
  const out = join(folder, `out-${applications}`);
  console.log(`\n| beside peers, ${applications} applications | seconds | Landfall is |\n| --- | --- | --- |`);
  const app = await oneApp(out, join(folder, "cdk8s"));
  console.log(`| cdk8s synth of the same objects in one App | ${app.text} | ${app.faster(render.seconds)} (render) |`);
  const conform = await kubeconform(out);
  console.log(`| kubeconform over the result | ${conform.text} | ${conform.faster(validate.seconds)} (validate) |`);
  const build = await kustomizeBuild(out);
  console.log(`| kustomize build of every unit | ${build.text} | ${build.faster(render.seconds)} (render) |`);
}

process.env["PATH"] = [process.env["PATH"], join(homedir(), ".cache/landfall-tools/bin")].join(delimiter);
if (!existsSync(join(root, "dist/landfall.cjs"))) throw new Error("dist is missing: npm run build");
try {
  const rows: Row[] = [];
  console.log("| applications | validate | render from nothing | render again |\n| --- | --- | --- | --- |");
  for (const size of fleets.split(",").map(Number)) {
    const row = await fleet(size);
    rows.push(row);
    console.log(`| ${size} | ${cell(row.validate)} | ${cell(row.render)} | ${cell(row.again)} |`);
  }
  const [first, last] = [rows[0], rows.at(-1)];
  if (first !== undefined && last !== undefined && first !== last) {
    console.log(
      `\ngrowth from ${first.applications} to ${last.applications}: validate n^${exponent(first, last, (row) => row.validate)}, render n^${exponent(first, last, (row) => row.render)}`,
    );
  }
  const middle = rows.find(({ applications }) => applications === 1_000) ?? first;
  if (middle !== undefined) await peers(middle);
  await starts();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
