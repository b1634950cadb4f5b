/** A request as the log and the interceptors see it. */
export type SeenRequest = {
  readonly method: string;
  /** Percent-encoded, without `/api/v3` and the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** As in GitHub's OpenAPI description; `git` for Git's own protocol; absent for a route that is not served. */
  readonly template?: string;
  /** Absent without a token. */
  readonly login?: string;
  /** Parsed JSON; absent for Git's own protocol. */
  readonly body: unknown;
};

/**
 * An answer instead of the real one; `drop`: the connection ends without any; `hang`: none ever comes; `cut`: the request
 * is served, and the connection ends in the middle of the answer.
 */
export type Fault =
  | "drop"
  | "hang"
  | "cut"
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };

type Verdict = Fault | undefined;
export type Interceptor = (request: SeenRequest) => Verdict | Promise<Verdict>;
/** Sees the status of an answer whose effect is already there. */
export type AfterInterceptor = (request: SeenRequest, status: number) => Verdict | Promise<Verdict>;

/** Failures on demand, before a route is served and after. The first interceptor that has something to say wins. */
export class Faults {
  readonly #before = new Set<Interceptor>();
  readonly #after = new Set<AfterInterceptor>();

  /** The result takes the interceptor away again. */
  addBefore(interceptor: Interceptor): () => void {
    this.#before.add(interceptor);
    return () => this.#before.delete(interceptor);
  }

  addAfter(interceptor: AfterInterceptor): () => void {
    this.#after.add(interceptor);
    return () => this.#after.delete(interceptor);
  }

  async before(request: SeenRequest): Promise<Verdict> {
    for (const interceptor of this.#before) {
      const fault = await interceptor(request);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  async after(request: SeenRequest, status: number): Promise<Verdict> {
    for (const interceptor of this.#after) {
      const fault = await interceptor(request, status);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }
}
