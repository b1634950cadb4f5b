import { OutsideError } from "../../../model/problem.ts";
import { type Patience, patiently } from "../clock.ts";
import { failureDelay, isLimit, limitDelay, type Refusal } from "../github/retry.ts";
import { addressIn, mayLead } from "./image.ts";

export type Sent = {
  readonly method: "GET" | "HEAD" | "PUT";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
};

export type Sender = {
  readonly fetch: typeof fetch;
  readonly patience: Patience;
  readonly timeoutSeconds: number;
};

/** A failure that trying again may mend. */
class Passing extends Error {
  readonly refusal: Refusal;
  constructor(message: string, refusal: Refusal, cause?: unknown) {
    super(message, { cause });
    this.refusal = refusal;
  }
}

const mostRedirects = 5;

/**
 * Sends a request until it is answered. Reads are led elsewhere as registries keep blobs elsewhere, without the credentials
 * where that is another host; a write is not. Throws an `OutsideError` when no answer comes.
 */
export async function send(sender: Sender, sent: Sent): Promise<Response> {
  const now = (): number => Date.now() / 1000;
  try {
    return await patiently(
      sender.patience,
      () => follow(sender, sent),
      (error, attempts) => {
        if (!(error instanceof Passing)) return undefined;
        const { refusal } = error;
        return isLimit(refusal) ? limitDelay(refusal, attempts, now()) : failureDelay(refusal, attempts);
      },
    );
  } catch (error) {
    if (!(error instanceof Passing)) throw error;
    throw new OutsideError(`${new URL(sent.url).host} does not answer: ${error.message}`, { cause: error });
  }
}

async function follow(sender: Sender, sent: Sent): Promise<Response> {
  let { url, headers } = sent;
  for (let redirects = 0; ; redirects += 1) {
    const answer = await once(sender, { ...sent, url, headers });
    const location = answer.headers.get("location");
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === null || sent.method === "PUT") return answer;
    const next = addressIn(location, url);
    if (redirects === mostRedirects || next === undefined || !mayLead(url, next))
      throw new OutsideError(`${new URL(sent.url).host} leads to where it is not followed`);
    if (next.origin !== new URL(url).origin) headers = without(headers, "authorization");
    url = next.href;
  }
}

const without = (headers: Sent["headers"], name: string): Sent["headers"] =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key.toLowerCase() !== name));

async function once({ fetch, timeoutSeconds }: Sender, { url, method, headers, body }: Sent): Promise<Response> {
  const signal = AbortSignal.timeout(timeoutSeconds * 1000);
  let answer: Response;
  try {
    answer = await fetch(url, { method, headers, redirect: "manual", signal, ...(body === undefined ? {} : { body }) });
  } catch (error) {
    throw new Passing(reasonOf(error), {}, error);
  }
  if (answer.status !== 429 && answer.status < 500) return answer;
  await answer.body?.cancel();
  throw new Passing(`it answers ${answer.status}`, {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
  });
}

/** Node words what broke in the cause. */
const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && cause.message !== "" ? cause.message : String(error);
};
