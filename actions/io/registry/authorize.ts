import { OutsideError, UserError } from "../../../model/problem.ts";
import { readJson } from "./answer.ts";
import { addressIn, mayLead, type Place } from "./image.ts";
import { type Sender, send } from "./send.ts";

/** Whom a registry knows us as. */
export type Credentials = {
  /** The registry that they are for, and nobody else: `ghcr.io`. */
  readonly registry: string;
  readonly username: string;
  readonly password: string;
};

export type Actions = "pull" | "pull,push";

type Asked = { readonly place: Place; readonly actions: Actions; readonly credentials: Credentials | undefined };

/**
 * What to say as `Authorization`, after a registry answered with this challenge. `undefined`: it wants to know who asks,
 * and there is nothing to tell. https://distribution.github.io/distribution/spec/auth/token/
 */
export async function authorize(
  sender: Sender,
  challenge: string,
  { place, actions, credentials }: Asked,
): Promise<string | undefined> {
  const basic = credentials && basicOf(credentials);
  const [scheme = ""] = challenge.split(" ", 1);
  if (scheme.toLowerCase() === "basic") return basic;
  if (scheme.toLowerCase() !== "bearer") throw new OutsideError(`${place.registry} does not say how to sign in`);
  const told = new Map([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]));
  const realm = addressIn(told.get("realm"));
  if (realm === undefined || !mayLead(place.origin, realm))
    throw new OutsideError(`${place.registry} sends for a token to where it is not asked for`);
  const service = told.get("service");
  if (service !== undefined) realm.searchParams.set("service", service);
  realm.searchParams.set("scope", `repository:${place.name}:${actions}`);
  const answer = await send(sender, {
    method: "GET",
    url: realm.href,
    headers: basic === undefined ? {} : { authorization: basic },
  });
  if (answer.status === 401 || answer.status === 403) return undefined;
  return `Bearer ${await tokenIn(answer, place)}`;
}

async function tokenIn(answer: Response, { registry }: Place): Promise<string> {
  const { token, access_token } = await readJson(answer);
  const found = token ?? access_token;
  if (answer.status === 200 && typeof found === "string" && /^[\x21-\x7e]+$/.test(found)) return found;
  throw new OutsideError(`${registry} gives no token (${answer.status})`);
}

function basicOf({ username, password, registry }: Credentials): string {
  if (username.includes(":")) throw new UserError(`the name to sign in to ${registry} with has a colon in it`);
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}
