import type { Git } from "./git.ts";

export type Person = { readonly name: string; readonly email: string; readonly date: Date };
export type Commit = {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
};

const nobody: Person = { name: "", email: "", date: new Date(0) };

export async function readCommit(git: Git, sha: string): Promise<Commit | undefined> {
  const content = await git.read(sha, "commit");
  return content && parseCommit(sha, content.toString());
}

export const readCommits = async (git: Git, shas: readonly string[]): Promise<readonly Commit[]> =>
  (await Promise.all(shas.map((sha) => readCommit(git, sha)))).filter((commit) => commit !== undefined);

export const writeCommit = (git: Git, commit: Omit<Commit, "sha">): Promise<string> =>
  git.write("commit", Buffer.from(printCommit(commit)));

function parseCommit(sha: string, text: string): Commit {
  const end = text.indexOf("\n\n");
  const headers = text.slice(0, end).split("\n");
  const values = (name: string): string[] =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  return {
    sha,
    tree: values("tree")[0] ?? "",
    parents: values("parent"),
    author: parsePerson(values("author")[0]),
    committer: parsePerson(values("committer")[0]),
    message: text.slice(end + 2).replace(/\n$/, ""),
  };
}

export function parsePerson(text = ""): Person {
  const match = /^(.*) <(.*)> (\d+) [+-]\d{4}$/.exec(text);
  if (match === null) return nobody;
  const [, name = "", email = "", seconds = ""] = match;
  return { name, email, date: new Date(Number(seconds) * 1000) };
}

const printCommit = ({ tree, parents, author, committer, message }: Omit<Commit, "sha">): string =>
  [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${printPerson(author)}`,
    `committer ${printPerson(committer)}`,
    "",
    message,
  ].join("\n");

export const printPerson = ({ name, email, date }: Person): string =>
  `${plain(name)} <${plain(email)}> ${Math.floor(date.getTime() / 1000)} +0000`;

/** What would end a name or a line early cannot be part of one. */
const plain = (text: string): string => text.replace(/[<>\n\r\0]/g, "").trim();
