import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const dist = join(import.meta.dirname, "../../dist");

export type Job = {
  readonly verb: string;
  readonly event: string;
  readonly payload: unknown;
  /** Where the workflow runs, `owner/name`. */
  readonly repository: string;
  readonly commit: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** A folder with programs that the job finds first; default none. */
  readonly programs?: string;
  /** The checkout; default an empty folder. */
  readonly workspace?: string;
};

export type Ran = {
  readonly status: number | null;
  readonly seconds: number;
  /** What the log shows, without workflow commands. */
  readonly lines: readonly string[];
  /** `file:line:column message` of each annotation. */
  readonly annotations: readonly string[];
  /** What the action set, by name. */
  readonly outputs: Readonly<Record<string, string>>;
};

/** Runs an action's bundle as GitHub's runner does: a process of its own, with the runner's environment. */
export async function runJob(forgeUrl: string, job: Job): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), "landfall-job-"));
  const eventPath = join(folder, "event.json");
  const outputPath = join(folder, "output");
  writeFileSync(eventPath, JSON.stringify(job.payload));
  writeFileSync(outputPath, "");
  const inputs = Object.entries(job.inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const env = {
    PATH: [job.programs, process.env["PATH"]].filter((path) => path !== undefined).join(delimiter),
    TMPDIR: tmpdir(),
    // A runner starts each job on a fresh machine; here the same bundle starts fifty times.
    NODE_COMPILE_CACHE: join(dist, "../node_modules/.cache/compiled"),
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: `${forgeUrl}/api/v3`,
    GITHUB_SERVER_URL: forgeUrl,
    GITHUB_EVENT_NAME: job.event,
    GITHUB_OUTPUT: outputPath,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_REPOSITORY: job.repository,
    GITHUB_SHA: job.commit,
    ...Object.fromEntries(inputs),
  };
  const started = performance.now();
  const child = spawn(process.execPath, [join(dist, `${job.verb}.cjs`)], {
    cwd: job.workspace ?? folder,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const outputs = outputsIn(readFileSync(outputPath, "utf8"));
  rmSync(folder, { recursive: true, force: true });
  return { status, seconds: (performance.now() - started) / 1000, outputs, ...read(output) };
}

/** As the toolkit writes them: `name<<mark`, the value, the mark. */
const outputsIn = (text: string): Ran["outputs"] =>
  Object.fromEntries(
    [...text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name = "", , value = ""]) => [name, value]),
  );

const read = (output: string): Pick<Ran, "lines" | "annotations"> => ({
  lines: output
    .split("\n")
    .map((line) => (line.startsWith("::error::") ? decode(line.slice("::error::".length)) : line))
    .filter((line) => line.trim() !== "" && !line.startsWith("::")),
  annotations: output.split("\n").flatMap((line) => {
    const [, properties = "", message = ""] = /^::(?:error|warning|notice) (.*?)::(.*)$/.exec(line) ?? [];
    const of = (name: string): string => new RegExp(`${name}=([^,]*)`).exec(properties)?.[1] ?? "";
    if (of("file") === "") return [];
    return [`${decode(of("file"))}:${of("line")}:${of("col")} ${decode(message).split("\n").join("\n  ")}`];
  }),
});

/** Workflow commands carry some characters in percent form. */
const decode = (text: string): string =>
  text
    .replaceAll("%0A", "\n")
    .replaceAll("%0D", "\r")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
