import { type Actions, authorize, type Credentials } from "./authorize.ts";
import type { Place } from "./image.ts";
import { type Sender, type Sent, send } from "./send.ts";

export type Asked = Pick<Sent, "method" | "headers" | "body"> & {
  /** Below the image's own path: `manifests/latest`. */
  readonly path: string;
  /** What the token must be good for. */
  readonly actions: Actions;
};

/** Asks a registry about one image; the answer may still be a refusal. */
export type Ask = (place: Place, asked: Asked) => Promise<Response>;

/** Signs in where a registry asks for it, and remembers how for the run. */
export function openAsk(sender: Sender, credentials: readonly Credentials[]): Ask {
  const known = new Map<string, string>();
  return async (place, { path, actions, ...asked }) => {
    const key = `${place.image} ${actions}`;
    const url = `${place.origin}/v2/${place.name}/${path}`;
    const sendAs = (authorization: string | undefined): Promise<Response> => {
      const headers = { ...asked.headers, ...(authorization === undefined ? {} : { authorization }) };
      return send(sender, { ...asked, url, headers });
    };
    const answer = await sendAs(known.get(key));
    const challenge = answer.headers.get("www-authenticate");
    if (answer.status !== 401 || challenge === null) return answer;
    const own = credentials.find(({ registry }) => registry === place.registry);
    const authorization = await authorize(sender, challenge, { place, actions, credentials: own });
    if (authorization === undefined) return answer;
    await answer.body?.cancel();
    known.set(key, authorization);
    return sendAs(authorization);
  };
}
