import { rights } from "../../model/spec/access.ts";
import type { Asker } from "../../model/spec/asker.ts";
import { toLine } from "../../views/authorization/verdict.ts";
import { printJson } from "../../views/markup/json.ts";
import { type Command, exitCodes, type Given, UsageError } from "../io/arguments.ts";
import { personOfToken, serverUrls } from "../io/github/server.ts";
import { askerByToken, connect } from "./deps.ts";
import { noRight, parseRight } from "./parse-right.ts";
import { run } from "./run.ts";

export const command: Command = {
  name: "authorize",
  summary: "Says whether somebody may do something, by the Access that is merged",
  argument: { name: "path", default: "environments", says: "folder of the specs in their repository" },
  flags: {
    right: { value: "RIGHT", choices: rights, says: "what they want to do" },
    environment: { value: "NAME", says: "where" },
    application: { value: "NAME", says: "with which application (default: with all of them)" },
    login: { value: "LOGIN", says: "who (default: whose token $GITHUB_TOKEN is)" },
    specs: { value: "OWNER/NAME", says: "the specs repository (default: $GITHUB_REPOSITORY)" },
    oidc: { value: "AUDIENCE", says: "who: the actor of the run whose token $ID_TOKEN is, for this audience" },
    issuer: { value: "URL", says: "with --oidc: who signs such tokens (default: that of github.com)" },
    caller: { value: "OWNER/NAME", says: "with --oidc: whose runs count (default: those of the specs repository)" },
    format: { value: "FORMAT", choices: ["human", "json"], default: "human", says: "form of the result" },
  },
  example: "GITHUB_TOKEN=… landfall authorize --specs acme/specs --right operate --environment production --login ada",
  run: async (given) => {
    const { argument: folder, flag, out } = given;
    const repository = flag("specs") ?? process.env["GITHUB_REPOSITORY"];
    const [named, environment, application] = [flag("right"), flag("environment"), flag("application")];
    const token = process.env["GITHUB_TOKEN"];
    if (!repository) throw new UsageError("which specs? give --specs owner/name");
    if (named === undefined || environment === undefined)
      throw new UsageError("may they do what? give --right and --environment");
    const right = parseRight(named);
    if (right === undefined) throw new UsageError(noRight(named));
    if (!token) throw new UsageError("set GITHUB_TOKEN to a token that may read the specs repository");
    const server = { ...serverUrls(), token };
    const deps = connect({ server, repository, folder, asker: askerFor(given, { ...server, repository }) });
    const outcome = await run({ right, environment, ...(application !== undefined && { application }) }, deps);
    out(flag("format") === "json" ? printJson({ version: 1, ...outcome }) : toLine(outcome));
    return outcome.status === "allowed" ? exitCodes.fine : exitCodes.problems;
  },
};

type Place = ReturnType<typeof serverUrls> & { readonly token: string; readonly repository: string };

function askerFor({ flag }: Given, { repository, ...server }: Place): () => Promise<Asker> {
  const [login, audience, idToken] = [flag("login"), flag("oidc"), process.env["ID_TOKEN"]];
  if (audience === undefined) return login === undefined ? () => personOfToken(server) : async () => ({ login });
  if (login !== undefined) throw new UsageError("--oidc says who by a token: leave --login out");
  if (!idToken) throw new UsageError("set ID_TOKEN to the token of a run");
  const [issuer, caller] = [flag("issuer"), flag("caller") ?? repository];
  return askerByToken({ audience, token: idToken, issuer, caller, serverUrl: server.serverUrl, mask: () => {} });
}
