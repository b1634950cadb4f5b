import { parseTaskName, type TaskName } from "../../model/names/task-name.ts";
import { appSlug } from "../../model/setup/apps.ts";
import { verdictOf } from "../../views/task/overview.ts";
import { type Command, exitCodes, type Given, UsageError } from "../io/arguments.ts";
import { patienceOf } from "../io/clock.ts";
import { serverUrls } from "../io/github/server.ts";
import { onInterrupt } from "../io/interrupt.ts";
import { connect } from "./deps.ts";
import { openReader } from "./read.ts";
import { run } from "./run.ts";
import { openShow, printed } from "./show.ts";
import { watch } from "./watch.ts";

/** Stands for every target. */
const every = "all";

export const command: Command = {
  name: "status",
  summary: "Shows where every change is: all environments, or one task in full",
  argument: { name: "target", default: every, says: "as staging/shop, staging/shop@abc1234 or 'staging/*'" },
  flags: {
    environments: { value: "OWNER/NAME", says: "the environments repository (default: $GITHUB_REPOSITORY)" },
    environment: { value: "NAME", says: "one environment alone" },
    identity: { value: "LOGIN", says: "login that reports (default: that of the App, as acme-landfall[bot])" },
    watch: { says: "look again every few seconds, until nothing is under way" },
    format: { value: "FORMAT", choices: ["human", "json"], default: "human", says: "form of the result" },
    json: { says: "the same as --format json; with --watch one document a line" },
  },
  example: "GITHUB_TOKEN=… landfall status staging/shop --environments acme/environments --watch",
  run: async (given) => {
    const { flag, out } = given;
    const { repository, identity, token, inputs } = askedOf(given);
    const form = flag("json") || flag("format") === "json" ? "json" : "human";
    const isWatching = flag("watch") !== undefined;
    const links = { serverUrl: serverUrls().serverUrl, repository };
    const showing = { form, links, isOne: inputs.wanted !== undefined, given } as const;
    using show = isWatching ? openShow(showing) : undefined;
    const progress = show?.isLive ? () => {} : given.progress;
    await using deps = connect({ server: { ...serverUrls(), token }, repository, identity, progress });
    using _ = onInterrupt(async () => {
      show?.[Symbol.dispose]();
      await deps[Symbol.asyncDispose]();
    });
    const read = openReader(deps);
    const look = () => run(inputs, { ...deps, read });
    if (show === undefined) {
      const overview = await look();
      out(printed(overview, showing));
      return verdictOf(overview) === "wrong" ? exitCodes.problems : exitCodes.fine;
    }
    const last = await watch({ look, show: show.show, wait: patienceOf({}).wait });
    show.end(last);
    return verdictOf(last) === "well" ? exitCodes.fine : exitCodes.problems;
  },
};

function askedOf({ argument, flag }: Given) {
  const [repository, environment] = [flag("environments") ?? process.env["GITHUB_REPOSITORY"], flag("environment")];
  const token = process.env["GITHUB_TOKEN"];
  if (!repository) throw new UsageError("which environments repository? give --environments owner/name");
  const wanted = argument === every ? undefined : wantedOf(argument);
  if (wanted !== undefined && environment !== undefined)
    throw new UsageError(`the target ${JSON.stringify(argument)} says its environment: leave --environment out`);
  if (!token) throw new UsageError("set GITHUB_TOKEN to a token that may read deployments");
  const identity = flag("identity") ?? `${appSlug(repository.split("/")[0] ?? "")}[bot]`;
  return { repository, identity, token, inputs: { wanted, environment } };
}

function wantedOf(argument: string): TaskName {
  const wanted = parseTaskName(argument);
  if (wanted !== undefined) return wanted;
  const said = JSON.stringify(argument);
  throw new UsageError(
    `${said} is no target: write environment/application, as staging/shop, or --environment for all of one`,
  );
}
