import { numberIn } from "./answer.ts";
import { ask, at, type Repository, unlessStatus } from "./client.ts";
import { refusalOf, saidBy, UnreadableAnswer } from "./failure.ts";
import { isLimit } from "./retry.ts";

/** The one comment on a pull request that is ours, edited in place. */
export type StickyComment = {
  readonly number: number;
  /** Its hidden first line: `<!-- landfall:plan -->`. */
  readonly marker: string;
  /** Whom we write as, in any case. Anybody may copy the marker: a comment of somebody else is let be. */
  readonly author: string;
  /**
   * What the comment must say by now, below the marker: asked before each write, and once more after the last one. It is
   * the newest that any run has published elsewhere, as in a check run on its commit; `undefined` when a newer run
   * began and has published nothing yet. A run publishes before it comes here: so a run that was overtaken while it
   * wrote either finds the newer words and writes those, or the newer run is still to come and writes after it.
   * `former` is what the comment says now, where there is one.
   */
  readonly body: (former: string | undefined) => Promise<string | undefined>;
};

export type KeptComment =
  | { readonly kept: true; readonly url: string }
  | { readonly kept: false; readonly reason: string };

/**
 * Keeps exactly one comment, which says what it must; of several the oldest stays. Not kept where a newer run will write
 * it, and where the token may not: one of a fork's pull request is read-only.
 */
export const keepComment = (repository: Repository, wanted: StickyComment): Promise<KeptComment> =>
  ask(repository, `keep a comment on pull request #${wanted.number}`, "pull-requests: write", async () => {
    try {
      return await settle(repository, wanted);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.status !== 403 || isLimit(refusal)) throw error;
      return { kept: false, reason: saidBy(error) };
    }
  });

type Comment = { readonly id: number; readonly url: string; readonly body: string; readonly author: string };

/** Each round writes once, for another reason than the one before: a newer run, or a comment that somebody deleted. */
const mostRounds = 10;

async function settle(repository: Repository, wanted: StickyComment): Promise<KeptComment> {
  let { author } = wanted;
  let written: Comment | undefined;
  for (let round = 0; round < mostRounds; round += 1) {
    const [first, ...others] = withWritten(await listOwn(repository, { ...wanted, author }), written);
    for (const { id } of others) await remove(repository, id);
    const body = await wanted.body(first?.body.slice(wanted.marker.length).replace(/^\r?\n/, ""));
    if (body === undefined) return { kept: false, reason: "superseded: a newer run writes it" };
    const text = `${wanted.marker}\n${body}`;
    // Another run of the same commit may word it otherwise: neither insists.
    const isSaid = first?.body === text || (first?.id === written?.id && written?.body === text);
    if (first !== undefined && isSaid) return { kept: true, url: first.url };
    written = await write(repository, { wanted, id: first?.id, text });
    // A token that was given does not say whose it is; what it wrote does.
    author = written?.author ?? author;
  }
  throw new UnreadableAnswer("GitHub lists a comment and does not let it be edited");
}

/** Oldest first. GitHub may not list at once what it took: nothing is written twice for that. */
const withWritten = (listed: readonly Comment[], written: Comment | undefined): readonly Comment[] =>
  written === undefined || listed.some(({ id }) => id === written.id)
    ? listed
    : [...listed, written].toSorted((a, b) => a.id - b.id);

/** Oldest first. */
async function listOwn(repository: Repository, { number, marker, author }: StickyComment): Promise<readonly Comment[]> {
  const { api } = repository;
  const wanted = { ...at(repository), issue_number: number, per_page: 100 };
  const all = await api.paginate(api.rest.issues.listComments, wanted);
  return all
    .map(commentOf)
    .filter((comment) => comment.author.toLowerCase() === author.toLowerCase())
    .filter(({ body }) => body.split(/\r?\n/, 1)[0] === marker)
    .toSorted((a, b) => a.id - b.id);
}

type Written = { readonly wanted: StickyComment; readonly id: number | undefined; readonly text: string };

/** The comment as GitHub has it now; `undefined` when it was deleted meanwhile. */
async function write(repository: Repository, { wanted, id, text }: Written): Promise<Comment | undefined> {
  const { issues } = repository.api.rest;
  const content = { ...at(repository), body: text };
  const answer =
    id === undefined
      ? await issues.createComment({ ...content, issue_number: wanted.number })
      : await unlessStatus([404], () => issues.updateComment({ ...content, comment_id: id }));
  return answer && { ...commentOf(answer.data), body: text };
}

const remove = async (repository: Repository, id: number): Promise<unknown> =>
  unlessStatus([404], () => repository.api.rest.issues.deleteComment({ ...at(repository), comment_id: id }));

type Answer = {
  readonly id: number;
  readonly html_url: string;
  readonly body?: string | null;
  readonly user: { readonly login: string } | null;
};

const commentOf = ({ id, html_url, body, user }: Answer): Comment => ({
  id: numberIn(id, "id of the comment"),
  url: html_url,
  body: body ?? "",
  author: user?.login ?? "",
});
