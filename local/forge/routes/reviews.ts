import { optionalChoice, optionalText, text } from "../body.ts";
import { linkHeader, pageOf, slice } from "../pagination.ts";
import { toReviewEvent } from "../payloads.ts";
import { notFound, Refusal } from "../problems.ts";
import type { Pull, Review } from "../records.ts";
import { type Answer, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toReview } from "../shapes/review.ts";
import { pullOf } from "./pulls.ts";

const maximumLength = 65_536;
const states = { APPROVE: "APPROVED", REQUEST_CHANGES: "CHANGES_REQUESTED", COMMENT: "COMMENTED" } as const;
type ReviewEvent = keyof typeof states;
const events = Object.keys(states) as ReviewEvent[];

/** Here, and nowhere else, GitHub's `errors` are texts. */
const refused = (...errors: readonly string[]): Error => new Refusal(422, "Unprocessable Entity", { errors });

async function createReview(call: RepositoryCall): Promise<Answer> {
  const { site, repository, identity, body } = call;
  const pull = pullOf(call);
  const event = optionalChoice(body, "event", events);
  const words = optionalText(body, "body") ?? "";
  checkReview(call, pull, { event, words });
  const commit = optionalText(body, "commit_id") ?? pull.headSha;
  if ((await repository.git.find(commit, "commit")) === undefined) throw refused("Commit could not be resolved");
  const review: Review = {
    id: site.nextId(),
    pull: pull.number,
    author: identity,
    body: words,
    commit,
    ...(event === undefined ? { state: "PENDING" } : { state: states[event], submittedAt: site.now() }),
  };
  repository.reviews.set(review.id, review);
  if (event !== undefined) await tell(call, review, "submitted");
  return ok(toReview(site.url, repository, review));
}

const tell = (call: RepositoryCall, review: Review, action: "submitted" | "dismissed"): Promise<void> =>
  call.site.webhooks.emit(call.repository, "pull_request_review", () =>
    toReviewEvent(call, { pull: pullOf(call), review, action }),
  );

type Wanted = { readonly event: ReviewEvent | undefined; readonly words: string };

function checkReview({ identity }: RepositoryCall, { author }: Pull, { event, words }: Wanted): void {
  if (words.length > maximumLength) throw refused(`Body is too long (maximum is ${maximumLength} characters)`);
  const isOwn = author.login === identity.login;
  if (isOwn && event === "APPROVE") throw refused("Can not approve your own pull request");
  if (isOwn && event === "REQUEST_CHANGES") throw refused("Can not request changes on your own pull request");
  if (words !== "" || event === "APPROVE" || event === undefined) return;
  throw refused("Body can't be blank");
}

/** Oldest first. What is not submitted yet is seen by its author only. */
function listReviews(call: RepositoryCall): Answer {
  const { site, repository, identity } = call;
  const { number } = pullOf(call);
  const found = [...repository.reviews.values()]
    .filter(({ pull }) => pull === number)
    .filter(({ state, author }) => state !== "PENDING" || author.login === identity.login);
  const page = pageOf(call);
  const body = slice(found, page).map((review) => toReview(site.url, repository, review));
  return { status: 200, body, headers: linkHeader(call, page, found.length) };
}

/** A dismissed review stays where it was, and what it was of. */
async function dismissReview(call: RepositoryCall): Promise<Answer> {
  const { site, repository, body } = call;
  text(body, "message");
  const review = repository.reviews.get(Number(param(call, "review_id")));
  if (review === undefined || review.pull !== pullOf(call).number) throw notFound();
  if (review.state !== "APPROVED" && review.state !== "CHANGES_REQUESTED") {
    throw refused(`Can not dismiss a ${review.state.toLowerCase()} pull request review`);
  }
  const dismissed: Review = { ...review, state: "DISMISSED" };
  repository.reviews.set(review.id, dismissed);
  await tell(call, dismissed, "dismissed");
  return ok(toReview(site.url, repository, dismissed));
}

const list = "/repos/{owner}/{repo}/pulls/{pull_number}/reviews";
const write = [{ pull_requests: "write" }] as const;

export const reviewRoutes: readonly RepositoryRoute[] = [
  { method: "GET", template: list, needs: [{ pull_requests: "read" }], serve: listReviews },
  { method: "POST", template: list, needs: write, createsContent: true, serve: createReview },
  { method: "PUT", template: `${list}/{review_id}/dismissals`, needs: write, serve: dismissReview },
];
