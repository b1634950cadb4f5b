import type { IncomingMessage, ServerResponse } from "node:http";
import type { Actor, Move } from "./actor.ts";
import { listRefs, noCommit, type Ref } from "./git/refs.ts";
import { type GitPath, runBackend } from "./git/smart-http.ts";
import { send, tokenOf } from "./http.ts";
import { accessOf, anonymous, canSee, mayWrite } from "./identity.ts";
import { announce } from "./moves.ts";
import type { Site } from "./site.ts";

type GitRequest = {
  readonly site: Site;
  readonly path: GitPath;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Whether the connection ends in the middle of the answer. */
  readonly isCut?: boolean;
};

/** Serves Git's smart protocol to those who may use it; the login that used it. */
export async function answerGit({ site, path, request, response, isCut = false }: GitRequest): Promise<string> {
  const token = tokenOf(request);
  const identity = token === undefined ? anonymous : site.identity(token);
  const moved = site.movedTo(path.owner, path.name);
  const repository = moved ?? site.repository(path.owner, path.name);
  const isPush = path.service === "git-receive-pack";
  if (identity === undefined || (identity === anonymous && (isPush || repository?.isPrivate !== false))) {
    refuse(response, 401, "Invalid username or token.");
    return anonymous.login;
  }
  if (repository === undefined || !canSee(identity, repository)) {
    refuse(response, 404, "Repository not found.");
    return identity.login;
  }
  if (moved !== undefined) {
    const query = path.rest === "info/refs" ? `?service=${path.service}` : "";
    const location = `${site.url}/${moved.fullName}.git/${path.rest}${query}`;
    send(response, { status: 301, headers: { location }, bytes: Buffer.alloc(0) });
    return identity.login;
  }
  const access = accessOf(identity, repository, "contents");
  if (access === "none" || (isPush && access === "read")) {
    refuse(response, 403, `${isPush ? "Write" : "Read"} access to repository not granted.`);
    return identity.login;
  }
  if (isPush && repository.isArchived) {
    refuse(response, 403, "This repository was archived so it is read-only.");
    return identity.login;
  }
  const actor = { site, repository, identity };
  const call = { folder: repository.git.folder, path, login: identity.login, rules: rulesFor(actor), isCut };
  if (path.rest === "git-receive-pack") await repository.writes.run(() => receive(actor, { request, response }, call));
  else await runBackend(request, response, call);
  return identity.login;
}

const rulesFor = ({ repository, identity }: Actor) => ({
  protectedRefs: repository.pullRequestOnly,
  mayWriteWorkflows: mayWrite(identity, repository, "workflows"),
});

/** A push, and what follows from it, before the client hears that it is done. */
async function receive(
  actor: Actor,
  { request, response }: Pick<GitRequest, "request" | "response">,
  call: Parameters<typeof runBackend>[2],
): Promise<void> {
  const before = await listRefs(actor.repository.git);
  const finish = async (): Promise<void> => {
    const after = await listRefs(actor.repository.git);
    for (const move of movesBetween(before, after)) await announce(actor, move);
  };
  await runBackend(request, response, { ...call, finish });
}

function movesBetween(before: readonly Ref[], after: readonly Ref[]): readonly Move[] {
  const was = new Map(before.map(({ name, id }) => [name, id]));
  const is = new Map(after.map(({ name, id }) => [name, id]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((ref) => ({ ref, before: was.get(ref) ?? noCommit, after: is.get(ref) ?? noCommit }))
    .filter((move) => move.before !== move.after);
}

function refuse(response: ServerResponse, status: number, message: string): void {
  const headers: Record<string, string> = { "content-type": "text/plain; charset=utf-8" };
  if (status === 401) headers["www-authenticate"] = 'Basic realm="forge"';
  send(response, { status, headers, bytes: Buffer.from(`${message}\n`) });
}
