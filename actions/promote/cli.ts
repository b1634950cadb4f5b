import { printJson } from "../../views/markup/json.ts";
import { toLines as toProblemLines } from "../../views/problems/human.ts";
import { toLines } from "../../views/promotion/human.ts";
import { type Command, exitCodes, UsageError } from "../io/arguments.ts";
import { personOfToken, serverUrls } from "../io/github/server.ts";
import { openRegistry, registryCredentialsIn } from "../io/registry.ts";
import { painter } from "../io/terminal.ts";
import { connect } from "./deps.ts";
import { run } from "./run.ts";

export const command: Command = {
  name: "promote",
  summary:
    "Moves images on: what comes next everywhere, or a verified set to one environment, also back to an older one",
  argument: { name: "path", default: "environments", says: "folder of the specs in their repository" },
  flags: {
    specs: { value: "OWNER/NAME", says: "the specs repository (default: $GITHUB_REPOSITORY)" },
    identity: { value: "LOGIN", says: "login whose states are believed, for example acme-landfall[bot]" },
    to: { value: "ENVIRONMENT", says: "promote a set there, instead of what comes next everywhere" },
    set: { value: "ID", says: "with --to: the verified set, by the first digits of its commit" },
    application: { value: "NAME", says: "with --to: this one of the set, instead of all" },
    registry: { value: "HOST", default: "ghcr.io", says: "whom $REGISTRY_USERNAME and $REGISTRY_PASSWORD are for" },
    plan: { says: "show what would move and what it would wait for, and write nothing" },
    "wait-minutes": { value: "MINUTES", default: "10", says: "how long checks of a promotion are waited for" },
    format: { value: "FORMAT", choices: ["human", "json"], default: "human", says: "form of the result" },
  },
  example:
    "GITHUB_TOKEN=… landfall promote --specs acme/specs --identity acme-landfall[bot] --to production --set 1a2b3c4",
  run: async ({ argument, flag, color, out, progress }) => {
    const repository = flag("specs") ?? process.env["GITHUB_REPOSITORY"];
    const [token, identity] = [process.env["GITHUB_TOKEN"], flag("identity")];
    if (!repository) throw new UsageError("which specs? give --specs owner/name");
    if (!identity) throw new UsageError("give --identity: the login whose states are believed");
    if (!token) throw new UsageError("set GITHUB_TOKEN to a token that may write to the specs repository");
    const minutes = flag("wait-minutes") ?? "";
    if (!/^\d{1,4}$/.test(minutes)) throw new UsageError(`--wait-minutes must be a whole number, got "${minutes}"`);
    const [to, set, application] = [flag("to"), flag("set"), flag("application")];
    if ((to === undefined) !== (set === undefined)) throw new UsageError("--to and --set go together");
    const server = { ...serverUrls(), token };
    await using deps = await connect({
      ...{ server, repository, folder: argument, identity, progress },
      registry: openRegistry({ credentials: registryCredentialsIn(process.env, flag("registry") ?? "") }),
    });
    const byHand =
      to === undefined || set === undefined ? undefined : { to, set, application, asker: await personOfToken(server) };
    const outcome = await run({ byHand, isPlan: flag("plan") === "true", waitSeconds: 60 * Number(minutes) }, deps);
    if (flag("format") === "json") out(printJson({ version: 1, ...outcome }));
    else for (const line of toLines(outcome)) out(line);
    if (outcome.status === "promoted") return exitCodes.fine;
    if (outcome.status === "invalid" && flag("format") !== "json")
      for (const line of toProblemLines(outcome, painter(color))) out(line);
    return exitCodes.problems;
  },
};
