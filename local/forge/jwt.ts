import { createPublicKey, verify } from "node:crypto";
import { type Body, isBody } from "./body.ts";
import { stableId } from "./identity.ts";
import type { AppOptions } from "./options.ts";
import { Refusal } from "./problems.ts";

/** The longest that GitHub lets an App's own token live. */
const mostSeconds = 600;

const undecodable = () => new Refusal(401, "A JSON web token could not be decoded");

/**
 * The App that signed a JWT by RS256, as its number or client id in `iss` says. Throws GitHub's refusals; `undefined` for
 * a text that is no JWT.
 * https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 */
export function verifyJwt(
  token: string,
  { apps, now }: { readonly apps: readonly AppOptions[]; readonly now: Date },
): AppOptions | undefined {
  const [head, payload, signature, ...rest] = token.split(".");
  if (!head || !payload || !signature || rest.length > 0 || !head.startsWith("eyJ")) return undefined;
  const claims = parse(payload);
  const app = apps.find(({ clientId }) => [clientId, String(stableId(clientId))].includes(String(claims?.["iss"])));
  if (claims === undefined || parse(head)?.["alg"] !== "RS256" || app === undefined) throw undecodable();
  const signed = Buffer.from(`${head}.${payload}`);
  if (!verify("RSA-SHA256", signed, createPublicKey(app.publicKey), Buffer.from(signature, "base64url")))
    throw undecodable();
  checkTimes(claims, Math.floor(now.getTime() / 1000));
  return app;
}

function checkTimes({ iat, exp }: Body, now: number): void {
  if (typeof iat !== "number" || !Number.isInteger(iat) || iat > now)
    throw new Refusal(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  if (typeof exp !== "number" || exp <= now)
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (exp > now + mostSeconds) throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
}

function parse(part: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
    return isBody(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
