import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** What stands in for `track` and `report` gives, and what `report` and `promote` were asked for, in order. */
export type Spoken = {
  readonly give: (wanted: { readonly builds?: readonly object[]; readonly suites?: readonly object[] }) => void;
  readonly said: () => readonly string[];
};

const fields = ["built", "tested", "step", "state", "digest"] as const;

/** Writes a checkout of Landfall into a folder in which these three actions are a few lines of shell. */
export function standInFor(folder: string): Spoken & { readonly landfall: string } {
  const landfall = join(folder, "landfall");
  const kept = ["actions/*/action.yml", "actions/*/*.sh", "dist/*.cjs", ".github/workflows/*"];
  for (const path of globSync(kept, { cwd: root })) cpSync(join(root, path), join(landfall, path));
  const [builds, suites, said] = ["builds.json", "suites.json", "said"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const write = (verb: string, { inputs = [], outputs = [], run }: Described): void => {
    const file = join(landfall, "actions", verb, "action.yml");
    mkdirSync(dirname(file), { recursive: true });
    const action = {
      name: verb,
      description: verb,
      inputs: Object.fromEntries(inputs.map((name) => [name, { description: name }])),
      outputs: Object.fromEntries(
        outputs.map((name) => [name, { description: name, value: `\${{ steps.it.outputs.${name} }}` }]),
      ),
      runs: {
        using: "composite",
        steps: [
          {
            id: "it",
            shell: "bash",
            env: Object.fromEntries(inputs.map((name) => [name, `\${{ inputs.${name} }}`])),
            run: run.join("\n"),
          },
        ],
      },
    };
    // JSON is YAML.
    writeFileSync(file, JSON.stringify(action));
  };
  write("track", {
    outputs: ["builds", "count"],
    run: [
      `echo "builds=$(cat '${builds}')" >> "$GITHUB_OUTPUT"`,
      `echo "count=$(jq '.builds | length' '${builds}')" >> "$GITHUB_OUTPUT"`,
    ],
  });
  write("promote", { run: [`echo promote >> '${said}'`] });
  write("report", {
    inputs: ["application", "results", ...fields],
    outputs: ["suites", "deliver"],
    run: [
      `echo "suites=$(cat '${suites}')" >> "$GITHUB_OUTPUT"`,
      `echo "deliver=$(jq 'length > 0' '${suites}')" >> "$GITHUB_OUTPUT"`,
      `set -- $application ${fields.map((name) => `$${name}`).join(" ")}`,
      `[ -z "$results" ] || set -- "$@" $(cat "$results"/*)`,
      `echo report "$@" >> '${said}'`,
    ],
  });
  return {
    landfall,
    give: (wanted) => {
      writeFileSync(builds, JSON.stringify({ version: 1, builds: wanted.builds ?? [], states: [] }));
      writeFileSync(suites, JSON.stringify(wanted.suites ?? []));
      writeFileSync(said, "");
    },
    said: () => readFileSync(said, "utf8").split("\n").slice(0, -1),
  };
}

type Described = {
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly run: readonly string[];
};
