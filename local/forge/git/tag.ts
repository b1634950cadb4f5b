import { type Person, parsePerson, printPerson } from "./commit.ts";
import type { Git } from "./git.ts";

/** An annotated tag: an object of its own, which a ref points at. */
export type Tag = {
  readonly sha: string;
  readonly object: string;
  readonly type: string;
  readonly tag: string;
  readonly tagger: Person;
  readonly message: string;
};

export async function readTag(git: Git, sha: string): Promise<Tag | undefined> {
  const text = (await git.read(sha, "tag"))?.toString();
  if (text === undefined) return undefined;
  const end = text.indexOf("\n\n");
  const headers = new Map(
    text
      .slice(0, end)
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]),
  );
  const of = (name: string): string => headers.get(name) ?? "";
  const tagger = parsePerson(headers.get("tagger"));
  const message = text.slice(end + 2).replace(/\n$/, "");
  return { sha, object: of("object"), type: of("type"), tag: of("tag"), tagger, message };
}

export const writeTag = (git: Git, { object, type, tag, tagger, message }: Omit<Tag, "sha">): Promise<string> =>
  git.write(
    "tag",
    Buffer.from(
      [`object ${object}`, `type ${type}`, `tag ${tag}`, `tagger ${printPerson(tagger)}`, "", message].join("\n"),
    ),
  );
