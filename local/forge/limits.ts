import type { Identity } from "./identity.ts";
import type { LimitOptions } from "./options.ts";
import { Refusal } from "./problems.ts";

export type Cost = { readonly isRead: boolean; readonly createsContent: boolean };

const minute = 60_000;
const hour = 60 * minute;
const requestsPerHour = { app: 5_000, user: 5_000, actions: 1_000, anonymous: 60 } as const;

/** Counts within fixed windows that open with their first use. */
class Window {
  used = 0;
  #opened = 0;
  readonly #lengthMs: number;
  constructor(lengthMs: number) {
    this.#lengthMs = lengthMs;
  }
  at(now: number): this {
    if (now >= this.#opened + this.#lengthMs) {
      this.#opened = now;
      this.used = 0;
    }
    return this;
  }
  get closesAt(): number {
    return this.#opened + this.#lengthMs;
  }
}

/** The limits of one identity. */
class Account {
  readonly requests = new Window(hour);
  readonly points = new Window(minute);
  readonly contentMinute = new Window(minute);
  readonly contentHour = new Window(hour);
  underWay = 0;
}

export type RateLimit = {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Seconds since 1970. */
  readonly reset: number;
};

export class Limits {
  readonly #options: LimitOptions;
  readonly #isOff: boolean;
  readonly #now: () => Date;
  readonly #accounts = new Map<string, Account>();
  constructor(options: LimitOptions | false, now: () => Date) {
    this.#options = options === false ? {} : options;
    this.#isOff = options === false;
    this.#now = now;
  }

  /** Counts a request, or throws GitHub's refusal. Call the result when the request is over. */
  enter(identity: Identity, cost: Cost): () => void {
    const account = this.#account(identity);
    if (this.#isOff) return () => {};
    const now = this.#now().getTime();
    const requests = account.requests.at(now);
    if (requests.used >= this.#requestsPerHour(identity)) throw primary(identity);
    requests.used += 1;
    this.#spend(account, cost, now);
    account.underWay += 1;
    return () => {
      account.underWay -= 1;
    };
  }

  /** A 304 is free for whoever is signed in. */
  refund(identity: Identity): void {
    const account = this.#account(identity);
    if (identity.kind !== "anonymous") account.requests.used = Math.max(0, account.requests.used - 1);
  }

  status(identity: Identity): RateLimit {
    const requests = this.#account(identity).requests.at(this.#now().getTime());
    const limit = this.#requestsPerHour(identity);
    const remaining = Math.max(0, limit - requests.used);
    return { limit, used: requests.used, remaining, reset: Math.ceil(requests.closesAt / 1000) };
  }

  #spend(account: Account, { isRead, createsContent }: Cost, now: number): void {
    const { pointsPerMinute = 900, contentPerMinute = 80, contentPerHour = 500, concurrent = 100 } = this.#options;
    if (account.underWay >= concurrent) throw secondary(minute);
    const spent: [Window, number, number][] = [[account.points.at(now), isRead ? 1 : 5, pointsPerMinute]];
    if (createsContent) spent.push([account.contentMinute.at(now), 1, contentPerMinute]);
    if (createsContent) spent.push([account.contentHour.at(now), 1, contentPerHour]);
    for (const [window, price, limit] of spent) if (window.used + price > limit) throw secondary(window.closesAt - now);
    for (const [window, price] of spent) window.used += price;
  }

  #requestsPerHour(identity: Identity): number {
    return this.#options.requestsPerHour ?? requestsPerHour[identity.kind];
  }

  #account(identity: Identity): Account {
    const account = this.#accounts.get(identity.login) ?? new Account();
    this.#accounts.set(identity.login, account);
    return account;
  }
}

const primary = ({ kind, login }: Identity): Refusal =>
  new Refusal(403, `API rate limit exceeded for ${kind === "user" ? "user" : "installation"} ${login}.`);

const secondary = (waitMs: number): Refusal =>
  new Refusal(
    403,
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID.",
    { headers: { "retry-after": String(Math.max(1, Math.ceil(waitMs / 1000))) } },
  );
