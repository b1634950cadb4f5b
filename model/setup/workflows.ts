import type { RepositoryNames, Role } from "./role.ts";
import { workflowTexts } from "./workflows.generated.ts";

/** Where Landfall's actions are: `{ repository: "acme/landfall", ref: "v0" }`. */
export type Toolkit = { readonly repository: string; readonly ref: string };

export type Workflow = { readonly path: string; readonly text: string };

/** The workflows that a repository needs, with the names that repositories have here. */
export const workflowsOf = (role: Role, names: RepositoryNames, toolkit: Toolkit): readonly Workflow[] =>
  workflowTexts
    .filter((one) => one.role === role)
    .map(({ path, text }) => ({ path, text: adjusted(text, names, toolkit) }));

function adjusted(text: string, names: RepositoryNames, { repository, ref }: Toolkit): string {
  return text
    .replace(/\bacme\/landfall(\/[\w./-]+)@v\d+\b/g, (_, path: string) => `${repository}${path}@${ref}`)
    .replace(/^( +)(specs|environments|events)$/gm, (_, indent: string, role: Role) => `${indent}${names[role]}`)
    .replace(
      /(github\.repository_owner \}\}\/|acme\/)(specs|environments|events)\b/g,
      (_, owner: string, role: Role) => `${owner}${names[role]}`,
    );
}

/** What workflows take from one GitHub environment of their repository. */
export type Takes = {
  readonly environment: string;
  readonly secrets: readonly string[];
  readonly variables: readonly string[];
};

/** The GitHub environment that jobs of pull requests may use: its key may only read. Every other one is for main. */
export const planEnvironment = "landfall-plan";

/** What the texts name, by GitHub environment; a workflow uses one, and GitHub's own token is none of its secrets. */
export function takenBy(workflows: readonly Workflow[]): readonly Takes[] {
  const texts = workflows.map(({ text }) => text);
  return named(texts, usedEnvironment).map((environment) => {
    const using = texts.filter((text) => named([text], usedEnvironment).includes(environment));
    return {
      environment,
      secrets: named(using, /\bsecrets\.(\w+)/g).filter((name) => name !== "GITHUB_TOKEN"),
      variables: named(using, /\bvars\.(\w+)/g),
    };
  });
}

/** `environment: landfall`, or its name on the line below. */
const usedEnvironment = /^ +environment:(?:\n +name:)? ([\w-]+)(?: +#.*)?$/gm;

const named = (texts: readonly string[], pattern: RegExp): readonly string[] =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? "")))].sort();

/**
 * The part of a workflow that decides what it does: without comments and blank lines, and without which version of an
 * action is used and where Landfall's come from, which people keep up to date by themselves.
 */
export const essence = (text: string): string =>
  text
    .split("\n")
    .map((line) =>
      line
        .replace(/(^|\s)#.*$/, "")
        .replace(version, "$1")
        .replace(ours, "uses: landfall/$1")
        .trimEnd(),
    )
    .filter((line) => line !== "")
    .join("\n");

const version = /(\buses: \S+)@\S+$/;
const ours = /\buses: [\w.-]+\/[\w.-]+\/((?:actions|\.github\/workflows)\/\S+)/;

/** The actions and reusable workflows that the texts use, without their version. */
export const usedBy = (texts: readonly string[]): readonly string[] =>
  [
    ...new Set(texts.flatMap((text) => [...text.matchAll(/\buses: ([\w./-]+)@/g)].map(([, name]) => name ?? ""))),
  ].sort();
