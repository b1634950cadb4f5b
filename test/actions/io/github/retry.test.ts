import { suite } from "uvu";
import * as assert from "uvu/assert";
import { failureDelay, limitDelay, type Refusal } from "../../../../actions/io/github/retry.ts";

const delay = suite("how long to wait");
const now = 1_000_000;

const cases: readonly (readonly [string, Refusal, number, number | undefined])[] = [
  ["a secondary limit waits as long as GitHub says", { status: 403, headers: { "retry-after": "7" } }, 1, 7],
  ["so does 429", { status: 429, headers: { "retry-after": "7" } }, 3, 7],
  [
    "a used-up primary limit waits for its reset",
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(now + 30) } },
    1,
    31,
  ],
  [
    "a reset an hour away is not waited for",
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(now + 3600) } },
    1,
    undefined,
  ],
  ["a missing permission is final", { status: 403, headers: { "x-ratelimit-remaining": "4999" } }, 1, undefined],
  ["a server's failure waits longer each time", { status: 502 }, 3, 9],
  ["a server that says how long is believed", { status: 503, headers: { "retry-after": "2" } }, 3, 2],
  ["a broken connection says as little as a server's failure", {}, 2, 4],
  ["a server that says too long is not waited for", { status: 503, headers: { "retry-after": "900" } }, 1, undefined],
  ["a secondary limit without a delay waits a minute", { status: 429 }, 1, 60],
  ["then two", { status: 403, message: "You have exceeded a secondary rate limit." }, 2, 120],
  ["and no longer", { status: 429 }, 3, undefined],
  ["nonsense in a header is no delay", { status: 429, headers: { "retry-after": "soon" } }, 1, 60],
  ...[400, 401, 404, 405, 409, 410, 422, 451, 501].map(
    (status) => [`${status} is final`, { status }, 1, undefined] as const,
  ),
];
for (const [title, refusal, attempt, wanted] of cases) {
  delay(title, () => assert.is(limitDelay(refusal, attempt, now) ?? failureDelay(refusal, attempt), wanted));
}
delay.run();
