import { shellComment, shellWord } from "../markup/shell.ts";

/** A secret to create, as far as this view shows it. */
type WantedSecret = {
  readonly name: string;
  readonly because: string;
  readonly stored: string;
  readonly keys: readonly { readonly name: string; readonly value?: string; readonly says: string }[];
};

/** A file to apply; `ready`: what to wait for before the next. */
export type Applied = { readonly file: string; readonly ready?: string };

/** Lines of shell that create the secrets. Values are placeholders, and comments say what they stand for. */
export const secretSteps = (namespace: string, secrets: readonly WantedSecret[]): readonly string[] =>
  secrets.flatMap(({ name, because, keys }) => [
    shellComment(because),
    ...keys
      .filter(({ value }) => value === undefined)
      .map((key) => shellComment(`${placeholder(key.name)}: ${key.says}`)),
    `kubectl create secret generic ${shellWord(name)} --namespace ${shellWord(namespace)} ${keys.map(literal).join(" ")}`,
  ]);

/** Comments that say what the store has to have, for the cluster to make its secrets of. */
export const storeSteps = (store: string, secrets: readonly WantedSecret[]): readonly string[] =>
  secrets.flatMap(({ stored, because, keys }) => [
    shellComment(`${because}: the store ${store} has to have ${stored}, with`),
    ...keys.map(({ name, value, says }) => shellComment(`  ${name}: ${value ?? says}`)),
  ]);

/** Lines of shell that apply the files, one after the other. */
export const applySteps = (namespace: string, files: readonly Applied[]): readonly string[] =>
  files.flatMap(({ file, ready }) => [
    `kubectl apply -f ${shellWord(file)}`,
    ...(ready === undefined
      ? []
      : [`kubectl wait ${shellWord(ready)} --namespace ${shellWord(namespace)} --for=condition=Ready --timeout=5m`]),
  ]);

/** `githubAppID` -> `GITHUB_APP_ID`: the name of a variable, whatever the key's has in it. */
const placeholder = (name: string): string =>
  name
    .replace(/(?<=[a-z])(?=[A-Z])/g, "_")
    .replace(/\W/g, "_")
    .toUpperCase();

const literal = ({ name, value }: { readonly name: string; readonly value?: string }): string =>
  value === undefined
    ? `--from-literal=${shellWord(name)}="$${placeholder(name)}"`
    : `--from-literal=${shellWord(`${name}=${value}`)}`;
