import { UserError } from "../../model/problem.ts";
import { approversOf, type Granted } from "../../model/spec/access.ts";
import type { Model } from "../../model/spec/model.ts";
import { reviewersOf } from "../../model/spec/reviewers.ts";

/** A file's path from the root of the specs repository, without a leading slash. */
export type PathInRepository = (file: string) => string;

/** GitHub reads no CODEOWNERS of 3 MB or more. */
const maxBytes = 3_000_000;

/**
 * The CODEOWNERS of the specs repository, as Access has it: GitHub then wants the review of one of a file's owners. The first
 * line holds for all files; one that has more owners has a line of its own. Throws a `UserError` where a file would have
 * no owner, since GitHub asks nobody then.
 * https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function toCodeowners(model: Model, pathOf: PathInRepository): string {
  const { everywhere, byFile } = reviewersOf(model);
  if (everywhere.length === 0) throw new UserError(nobody(model, pathOf));
  const own = [...byFile]
    .filter(([, owners]) => owners.length > everywhere.length)
    .map(([file, owners]) => ({ path: pathOf(file), owners }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const named = own.filter(({ path }) => canBeNamed(path));
  const text = [
    ...head,
    ...note(own.length - named.length),
    `* ${logins(everywhere)}`,
    ...named.map(({ path, owners }) => `/${path} ${logins(owners)}`),
    "",
  ].join("\n");
  if (text.length >= maxBytes)
    throw new UserError(
      `CODEOWNERS would have ${text.length} bytes, and GitHub reads only what is below ${maxBytes}: grant approve to fewer people`,
    );
  return text;
}

const head = [
  "# Who may accept a change to the specs, as Access has it. Written by `landfall render --codeowners`: do not edit.",
  "# The last line that fits a file counts, and one of its owners is enough.",
];

/** What GitHub takes for a pattern or cannot escape is not written: the first line holds for it, which asks for more. */
const canBeNamed = (path: string): boolean => /^[A-Za-z0-9._/-]+$/.test(path);

const note = (unnamed: number): readonly string[] =>
  unnamed === 0
    ? []
    : [`# Files whose names cannot be written here, so that the first line holds for them: ${unnamed}.`];

const logins = (people: readonly Granted[]): string => people.map(({ login }) => `@${login}`).join(" ");

function nobody({ access, environments, organization, places }: Model, pathOf: PathInRepository): string {
  const file = places.get(`Organization/${organization.name}`)?.file;
  const names = [...environments.keys()];
  const without = names.filter((name) => approversOf(access, name).length === 0);
  const why =
    without.length > 0
      ? `nobody may approve in ${without.join(", ")}`
      : `no one person may approve in all of ${names.join(", ")}`;
  const [subject, mend] =
    names.length === 0
      ? ["there is no environment", "write a document of `kind: Environment`"]
      : [why, "grant the right approve without `environments` to a group or a person, in Access"];
  return `${file === undefined ? "organization.yaml" : pathOf(file)} would have no owner, since ${subject}: ${mend}`;
}
