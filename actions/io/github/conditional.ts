type Known = { readonly tag: string; readonly body: string; readonly headers: Headers };

/**
 * Reads with the tag of the answer before: where nothing has changed, GitHub says just that, which does not count
 * against the hourly limit, and the answer before is given again.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate
 */
export function conditional(send: typeof fetch = fetch): typeof fetch {
  const known = new Map<string, Known>();
  return async (input, init) => {
    if ((init?.method ?? "GET") !== "GET") return send(input, init);
    const url = String(input);
    const before = known.get(url);
    const headers = new Headers(init?.headers);
    if (before !== undefined) headers.set("if-none-match", before.tag);
    const answer = await send(input, { ...init, headers });
    if (answer.status === 304 && before !== undefined) return again(before, answer.headers);
    const tag = answer.headers.get("etag");
    if (answer.status !== 200 || tag === null) return answer;
    const body = await answer.text();
    known.set(url, { tag, body, headers: new Headers(answer.headers) });
    return new Response(body, { status: 200, headers: answer.headers });
  };
}

/** With what is new about it: GitHub's time, and how many requests are left. */
function again({ body, headers }: Known, newer: Headers): Response {
  const merged = new Headers(headers);
  for (const [name, value] of newer) if (name !== "content-length") merged.set(name, value);
  return new Response(body, { status: 200, headers: merged });
}
