import * as core from "@actions/core";
import { context } from "@actions/github";
import { isCommitId } from "../../model/names/commit.ts";
import { OutsideError, UserError } from "../../model/problem.ts";
import { type Asker, askerOf } from "../../model/spec/asker.ts";
import type { AppKey } from "./github/token.ts";

/** One annotation of a file's line in the run's log and on the pull request; needs no token. */
export type Annotation = {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
  readonly properties?: {
    readonly file?: string;
    readonly startLine?: number;
    readonly startColumn?: number;
    readonly title?: string;
  };
};

/** The event that started the run, unparsed: hostile until a room has parsed it. */
export type RunnerEvent = { readonly name: string; readonly payload: unknown };

export const readEvent = (): RunnerEvent => ({ name: context.eventName, payload: context.payload });

/** The commit whose event started the run, 40 hex digits. */
export function commit(): string {
  if (isCommitId(context.sha)) return context.sha;
  throw new UserError("GITHUB_SHA is not a commit: run this as a step of a workflow");
}

/** The repository the workflow runs in, `owner/name`. */
export function repository(): string {
  const name = process.env["GITHUB_REPOSITORY"];
  if (!name) throw new UserError("GITHUB_REPOSITORY is not set: run this as a step of a workflow");
  return name;
}

const server = (): string => process.env["GITHUB_SERVER_URL"] || "https://github.com";

/** Who asks for what this run does: whoever started it, or started it again, where GitHub says so. */
export function asker(): Asker {
  const {
    GITHUB_EVENT_NAME: event,
    GITHUB_RUN_ATTEMPT: attempt,
    GITHUB_ACTOR: actor,
    GITHUB_TRIGGERING_ACTOR: triggeringActor,
  } = process.env;
  return askerOf({ event, attempt: /^\d+$/.test(attempt ?? "") ? Number(attempt) : 1, actor, triggeringActor });
}

/** The page of this run; `undefined` where the runner does not say which it is. */
export function runUrl(): string | undefined {
  const id = process.env["GITHUB_RUN_ID"];
  return id ? `${server()}/${repository()}/actions/runs/${id}` : undefined;
}

/** Where a page of the repository that the action comes from is read, at the version that runs. */
export function toolkitUrl(path: string): string | undefined {
  const { GITHUB_ACTION_REPOSITORY: name, GITHUB_ACTION_REF: ref } = process.env;
  return name && ref ? `${server()}/${name}/blob/${ref}/${path}` : undefined;
}

/** An input of `action.yml`; an empty one is `undefined`. The runner itself does not enforce `required`. */
export const input = (name: string): string | undefined => core.getInput(name) || undefined;

/** An input that must be there. */
export function requiredInput(name: string): string {
  const value = input(name);
  if (value === undefined) throw new UserError(`the input ${name} is required: add it below with:`);
  return value;
}

/** An input that is a whole number, at least 0; `undefined` where it is empty. */
export function wholeInput(name: string): number | undefined {
  const value = input(name);
  if (value === undefined) return undefined;
  if (/^\d{1,6}$/.test(value)) return Number(value);
  throw new UserError(`the input ${name} must be a whole number, got ${JSON.stringify(value)}`);
}

/** A token input; masked in the log from here on. */
export function tokenInput(name: string): string {
  const token = requiredInput(name);
  mask(token);
  return token;
}

/** Keeps a text out of the log from here on: each of its lines, since that is how the runner hides. */
export const mask = (secret: string): void => {
  for (const line of secret.split(/\r?\n|\\n/)) if (line.trim() !== "") core.setSecret(line);
};

/** As whom the step works: a token, or an App by its key. Masked in the log from here on. */
export function credentialInputs(): string | AppKey {
  const credentials = optionalCredentialInputs("");
  if (credentials !== undefined) return credentials;
  if (input("client-id") !== undefined) throw new UserError("the input private-key is missing beside the other");
  throw new UserError("whom to work as is not said: add client-id and private-key of a GitHub App below with:");
}

/**
 * The same of inputs whose names begin so, as `environments-`; nothing where no secret is given. What runs for a fork gets
 * variables, and so perhaps a client id, but no secrets.
 */
export function optionalCredentialInputs(prefix: string): string | AppKey | undefined {
  const [token, clientId, privateKey] = ["token", "client-id", "private-key"].map((name) => input(prefix + name));
  for (const secret of [token, privateKey]) if (secret !== undefined) mask(secret);
  if (privateKey === undefined) return token;
  if (token !== undefined)
    throw new UserError(`both ${prefix}token and ${prefix}private-key are given: remove one of them`);
  if (clientId === undefined) throw new UserError(`the input ${prefix}client-id is missing beside the other`);
  return { clientId, privateKey };
}

/** Whom a registry of images knows us as, by the inputs `registry`, `registry-username` and `registry-password`. */
export function registryCredentials() {
  const [registry, username, password] = ["registry", "registry-username", "registry-password"].map(input);
  if (password !== undefined) mask(password);
  if (username === undefined && password === undefined) return [];
  if (username === undefined || password === undefined)
    throw new UserError(
      `the input registry-${username === undefined ? "username" : "password"} is missing beside the other`,
    );
  return [{ registry: registry ?? "ghcr.io", username, password }];
}

export const annotate = ({ level, message, properties }: Annotation): void =>
  ({ error: core.error, warning: core.warning, notice: core.notice })[level](message, properties ?? {});

export const setOutput = (name: string, value: string | number): void => core.setOutput(name, value);

/** Lines for the log. The runner obeys `::command::` at a line's start, even indented, and `##[command]` anywhere. */
export const log = (text: string): void =>
  core.info(
    shown(text)
      .replaceAll("##[", "## [")
      .replace(/^((?:[^\S\r\n]|\u0085)*):(?=:)/gm, "$1: "),
  );

/** What a view has not made visible: to the searches of a runner it is not there, and a terminal would obey it. */
const shown = (text: string): string => text.replace(/(?![\n\r\t\u0085])[\p{Cc}\p{Cf}]/gu, "\ufffd");

/** Adds Markdown to the job's summary; silently nothing where the runner keeps none. */
export async function addSummary(markdown: string): Promise<void> {
  if (process.env["GITHUB_STEP_SUMMARY"]) await core.summary.addRaw(markdown, true).write();
}

export const fail = (message: string): void => core.setFailed(shown(message));

/** Runs an action's door: what a person can mend fails the step with its message, a bug with its stack. */
export async function runAction(door: () => Promise<void>): Promise<void> {
  try {
    await door();
  } catch (error) {
    if (error instanceof UserError || error instanceof OutsideError) fail(error.message);
    else fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
