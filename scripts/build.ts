/** Builds one bundle per action, and the command line, into `dist/` or `--outdir`. `--quiet` prints nothing but errors. */
import { existsSync, globSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build, type Plugin } from "esbuild";

const root = join(import.meta.dirname, "..");
const { quiet, outdir } = parseArgs({
  options: { quiet: { type: "boolean" }, outdir: { type: "string", default: "dist" } },
}).values;

/**
 * Packages whose modules only define things. They do not say so themselves; saying it for them lets esbuild leave out
 * what no action calls (an OIDC client with an HTTP stack, a second GitHub client), which halves the start.
 */
const pure = /[\\/]node_modules[\\/](@actions[\\/](core|github|http-client)|undici|@octokit[\\/][^\\/]+)[\\/]/;

const markPure: Plugin = {
  name: "mark-pure",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^.]|^\.\.?\// }, async ({ path, pluginData, ...from }) => {
      if (pluginData === markPure || from.kind === "entry-point") return undefined;
      const resolved = await resolve(path, { ...from, pluginData: markPure });
      return pure.test(resolved.path) ? { ...resolved, sideEffects: false } : resolved;
    });
  },
};

const actions = globSync("actions/*/main.ts", { cwd: root }).map((main) => [basename(dirname(main)), main] as const);
const entries = [...actions, ["landfall", "actions/landfall.ts"] as const].filter(([, path]) =>
  existsSync(join(root, path)),
);

const started = performance.now();
rmSync(resolve(root, outdir), { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(entries),
  outdir,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  target: "node24",
  format: "cjs",
  define: { "import.meta.dirname": "__dirname", "import.meta.main": "true" },
  keepNames: false,
  legalComments: "none",
  banner: { js: "#!/usr/bin/env node" },
  metafile: true,
  logLevel: "warning",
  plugins: [markPure],
});
if (!quiet) {
  for (const [path, { bytes }] of Object.entries(metafile.outputs))
    console.log(`${path}  ${(bytes / 1024).toFixed(0)} KiB`);
  console.log(`built ${entries.length} bundles in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
