/** What a request that failed said. A connection that broke said nothing: what came of the request is not known. */
export type Refusal = {
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string | number | undefined>> | undefined;
  readonly message?: string | undefined;
};

/** GitHub's own failures: trying again can mend them. Everything else is refused for a reason. */
const passing: readonly (number | undefined)[] = [500, 502, 503, 504];
/** The longest that a run waits for GitHub's limits before it gives up, in seconds. */
export const longestWaitSeconds = 120;
/** What GitHub asks for where a secondary limit comes without a delay; doubled each time. */
const unsaidWaitSeconds = 60;

/**
 * Whether GitHub refused because a limit is used up: nothing was done. Its secondary limits come as 403 or 429, with a
 * delay or only with these words.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
export const isLimit = ({ status, headers = {}, message = "" }: Refusal): boolean =>
  status === 429 ||
  (status === 403 &&
    (headers["retry-after"] !== undefined ||
      String(headers["x-ratelimit-remaining"]) === "0" ||
      /secondary rate limit/i.test(message)));

/**
 * Seconds until a request that met a limit may be sent again, `undefined` to give up. GitHub's own word comes first:
 * `retry-after` for its secondary limits, `x-ratelimit-reset` where the primary one is used up. `nowSeconds` is Unix time.
 */
export function limitDelay(refusal: Refusal, attempts: number, nowSeconds: number): number | undefined {
  if (!isLimit(refusal)) return undefined;
  const wait = saidDelay(refusal.headers ?? {}, nowSeconds) ?? unsaidWaitSeconds * 2 ** (attempts - 1);
  return wait > longestWaitSeconds ? undefined : wait;
}

function saidDelay(headers: NonNullable<Refusal["headers"]>, nowSeconds: number): number | undefined {
  const after = secondsOf(headers["retry-after"]);
  if (after !== undefined || String(headers["x-ratelimit-remaining"]) !== "0") return after;
  const reset = secondsOf(headers["x-ratelimit-reset"]);
  return reset === undefined ? undefined : Math.max(0, reset - nowSeconds) + 1;
}

/**
 * Seconds until something may be tried again after a failure that says nothing of what was done: GitHub's own, a broken
 * connection, an answer that broke off. `undefined` to give up.
 */
export function failureDelay({ status, headers = {} }: Refusal, attempts: number): number | undefined {
  if (status !== undefined && !passing.includes(status)) return undefined;
  const wait = secondsOf(headers["retry-after"]) ?? attempts ** 2;
  return wait > longestWaitSeconds ? undefined : wait;
}

const secondsOf = (header: string | number | undefined): number | undefined => {
  const seconds = Number(header);
  return header === undefined || !Number.isFinite(seconds) || seconds < 0 ? undefined : seconds;
};
