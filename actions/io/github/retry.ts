/** What a refused request said. A connection that broke said nothing: what came of the request is not known. */
export type Refusal = {
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string | number | undefined>> | undefined;
};

/** GitHub's own failures: sending again can mend them. Everything else is refused for a reason. */
const passing = [500, 502, 503, 504];
/** The longest that a run waits for GitHub's limits before it gives up, in seconds. */
export const longestWaitSeconds = 120;

/**
 * Seconds to wait before sending again, `undefined` to give up. GitHub's own word comes first: `retry-after` for its
 * secondary limits, `x-ratelimit-reset` where the primary one is used up. `attempt` counts from 1; `nowSeconds` is Unix time.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
export function delaySeconds(
  { status, headers = {} }: Refusal,
  attempt: number,
  nowSeconds: number,
): number | undefined {
  const wait =
    status === 403 || status === 429 ? limitDelay(headers, nowSeconds) : failureDelay({ status, headers }, attempt);
  return wait === undefined || wait > longestWaitSeconds ? undefined : wait;
}

function limitDelay(headers: NonNullable<Refusal["headers"]>, nowSeconds: number): number | undefined {
  if (headers["retry-after"] !== undefined) return secondsOf(headers["retry-after"]);
  if (String(headers["x-ratelimit-remaining"]) !== "0") return undefined;
  const reset = secondsOf(headers["x-ratelimit-reset"]);
  return reset === undefined ? undefined : Math.max(0, reset - nowSeconds) + 1;
}

function failureDelay({ status, headers = {} }: Refusal, attempt: number): number | undefined {
  if (status === undefined || !passing.includes(status)) return undefined;
  return secondsOf(headers["retry-after"]) ?? attempt ** 2;
}

const secondsOf = (header: string | number | undefined): number | undefined => {
  const seconds = Number(header);
  return header === undefined || !Number.isFinite(seconds) || seconds < 0 ? undefined : seconds;
};
