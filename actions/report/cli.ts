import { printJson } from "../../views/markup/json.ts";
import { toLines } from "../../views/task/terminal.ts";
import { type Command, exitCodes, UsageError } from "../io/arguments.ts";
import { readEventFile } from "../io/files.ts";
import { serverUrls } from "../io/github/server.ts";
import { readResultFiles } from "../io/result-files.ts";
import { jobReportIn } from "./job-report.ts";
import { start } from "./start.ts";
import { runStates } from "./verdict.ts";

/** What a job of the delivery tells instead of an event. */
const jobFlags = {
  tested: {
    value: "TASK",
    says: "task that a suite ran against, landfall:v1:staging/shop@<commit>, instead of an event",
  },
  built: { value: "COMMIT", says: "commit that was tested or built, acme/shop@<commit>, instead of an event" },
  application: { value: "NAME", says: "with --built: the application" },
  step: { value: "STEP", choices: ["test", "image"], says: "with --built: what stands so" },
  state: { value: "STATE", choices: runStates, says: "with --tested and --built: how it stands" },
  results: { value: "PATH", says: "with --tested and --built: JUnit files of the tests, or a folder of them" },
  digest: { value: "DIGEST", says: "with --built: the image's, once it is there" },
  url: { value: "ADDRESS", says: "with --tested and --built: where people read more" },
} as const;

export const command: Command = {
  name: "report",
  summary: "Records what an event says of a task and shows the task on every commit it concerns",
  argument: { name: "event", default: "event.json", says: "file with the event's payload, as GitHub sends it" },
  flags: {
    event: {
      value: "NAME",
      choices: ["push", "pull_request", "repository_dispatch", "schedule"],
      default: "repository_dispatch",
      says: "name of the event",
    },
    environments: { value: "OWNER/NAME", says: "the environments repository (default: $GITHUB_REPOSITORY)" },
    identity: { value: "LOGIN", says: "login that the token writes as, for example acme-landfall[bot]" },
    kubeconfig: { value: "FILE", says: "kubeconfig with one context per cluster, to look at Flux's objects there" },
    ...jobFlags,
    format: { value: "FORMAT", choices: ["human", "json"], default: "human", says: "form of the result" },
  },
  example: "GITHUB_TOKEN=… landfall report event.json --environments acme/environments --identity acme-landfall[bot]",
  run: async ({ argument, flag, out, progress }) => {
    const [repository, identity] = [flag("environments") ?? process.env["GITHUB_REPOSITORY"], flag("identity")];
    const token = process.env["GITHUB_TOKEN"];
    if (!repository) throw new UsageError("which environments repository? give --environments owner/name");
    if (!identity) throw new UsageError("give --identity: the login that the token writes as");
    if (!token) throw new UsageError("set GITHUB_TOKEN to a token that may write checks, statuses and deployments");
    const name = flag("event") ?? "";
    const event = () => ({ name, payload: name === "schedule" ? {} : readEventFile(argument) });
    const target = {
      server: { ...serverUrls(), token },
      repository,
      identity,
      kubeconfig: flag("kubeconfig"),
      progress,
    };
    const { outcome, suites } = await start(jobReportIn({ given: flag, readResults: readResultFiles }), event, target);
    if (flag("format") === "json") out(printJson({ version: 1, ...outcome, suites }));
    else for (const line of toLines(outcome)) out(line);
    const isFine = outcome.status === "nothing" || (outcome.status === "reported" && outcome.problems.length === 0);
    return isFine ? exitCodes.fine : exitCodes.problems;
  },
};
