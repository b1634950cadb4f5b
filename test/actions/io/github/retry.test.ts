import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openGitHub } from "../../../../actions/io/github/client.ts";
import { delaySeconds, type Refusal } from "../../../../actions/io/github/retry.ts";
import { startForge } from "../../../../local/forge/server.ts";

const delay = suite("delaySeconds");
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
  ["a broken connection is final: the next run looks what came of it", {}, 1, undefined],
  ["nonsense in a header is no delay", { status: 429, headers: { "retry-after": "soon" } }, 1, undefined],
  ...[400, 401, 404, 405, 409, 410, 422, 451, 501].map(
    (status) => [`${status} is final`, { status }, 1, undefined] as const,
  ),
];
for (const [title, refusal, attempt, wanted] of cases) {
  delay(title, () => assert.is(delaySeconds(refusal, attempt, now), wanted));
}
delay.run();

const client = suite("openGitHub");

client("sends again after a limit, and gives up when told to", async () => {
  const repositories = [{ name: "acme/shop", files: { "README.md": "x\n" } }];
  const forge = await startForge({ repositories, identities: [], limits: false });
  try {
    let refusals = 2;
    forge.intercept(() => {
      refusals -= 1;
      return refusals < 0
        ? undefined
        : { status: 429, headers: { "retry-after": "0" }, body: { message: "slow down" } };
    });
    const at = { owner: "acme", repo: "shop" };
    const answer = await openGitHub({ apiUrl: forge.url, token: "" }).rest.repos.get(at);
    assert.is(answer.data.name, "shop");
    refusals = 2;
    let status: unknown;
    await openGitHub({ apiUrl: forge.url, token: "", retries: 1 })
      .rest.repos.get(at)
      .catch((error: { status: unknown }) => {
        status = error.status;
      });
    assert.is(status, 429);
  } finally {
    await forge.close();
  }
});

client.run();
