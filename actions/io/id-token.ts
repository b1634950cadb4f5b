import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { OutsideError, UserError } from "../../model/problem.ts";

/** Who signs the tokens of runs on github.com. */
export const gitHubIssuer = "https://token.actions.githubusercontent.com";

export type IdTokenExpected = {
  /** `https://token.actions.githubusercontent.com`, `https://<host>/_services/token`; without a slash at its end. */
  readonly issuer: string;
  readonly audience: string;
};

/** Seconds that our clock and GitHub's may be apart: the one tolerance for every time that a token has. */
const skewSeconds = 30;
/** GitHub's tokens live for less; one that claims to live longer is not believed for longer. */
const maxAgeSeconds = 900;
/** Seconds that the keys may be waited for. */
const patienceSeconds = 10;

/**
 * The claims of a run's OIDC token, once its signature, issuer, audience and times hold. Throws a `UserError` that says
 * what does not, and an `OutsideError` where the issuer's keys cannot be had.
 */
export async function verifyIdToken(
  token: string,
  { issuer, audience }: IdTokenExpected,
): Promise<Readonly<Record<string, unknown>>> {
  const keys = createRemoteJWKSet(keysOf(issuer), { timeoutDuration: patienceSeconds * 1000 });
  try {
    const { payload } = await jwtVerify(token, keys, {
      ...{ issuer, audience, algorithms: ["RS256"], requiredClaims: ["exp", "iat", "nbf"] },
      ...{ clockTolerance: skewSeconds, maxTokenAge: maxAgeSeconds },
    });
    return payload;
  } catch (error) {
    throw worded(error, issuer);
  }
}

/** Keys that came over an open line are anybody's: only this machine itself is spoken to without TLS. */
function keysOf(issuer: string): URL {
  const url = URL.canParse(issuer) ? new URL(`${issuer.replace(/\/$/, "")}/.well-known/jwks`) : undefined;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && url.hostname === "127.0.0.1");
  if (url !== undefined && isSafe) return url;
  throw new UserError(`${JSON.stringify(issuer)} is no issuer: write its address, with https`);
}

function worded(error: unknown, issuer: string): Error {
  const { JWKSTimeout, JWKSInvalid, JWTExpired, JWTClaimValidationFailed, JWKSNoMatchingKey, JOSEError } = errors;
  const refuse = (why: string): UserError => new UserError(`the token is not believed: ${why}`, { cause: error });
  if (error instanceof JWTExpired) return refuse("it is over");
  if (error instanceof JWTClaimValidationFailed) return refuse(`its ${error.claim} is not what it must be`);
  if (error instanceof JWKSNoMatchingKey) return refuse(`no key of ${issuer} has signed it`);
  const isOfToken = error instanceof JOSEError && /^ERR_(JWS|JWT|JOSE_ALG|JOSE_NOT)/.test(error.code);
  if (isOfToken)
    return refuse(
      error instanceof errors.JWSSignatureVerificationFailed
        ? "its signature is wrong"
        : "it is no token that GitHub signs",
    );
  if (
    error instanceof JWKSTimeout ||
    error instanceof JWKSInvalid ||
    error instanceof JOSEError ||
    error instanceof TypeError
  )
    return new OutsideError(`cannot get the keys of ${issuer}: ${error.message}`, { cause: error });
  return error instanceof Error ? error : new OutsideError(String(error));
}

/** Seconds that the runner may take to make a token. */
const requestSeconds = 30;

/** This job's own token for an audience, as the runner makes it. Throws a `UserError` where the job may not have one. */
export async function requestIdToken(audience: string, environment = process.env): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = environment;
  if (!url || !bearer)
    throw new UserError("the runner makes no token for this job: give the job the permission id-token: write");
  const failed = (why: string, cause?: unknown) =>
    new OutsideError(`cannot get this job's token from the runner: ${why}`, { cause });
  try {
    const answer = await fetch(`${url}&audience=${encodeURIComponent(audience)}`, {
      headers: { authorization: `Bearer ${bearer}`, accept: "application/json" },
      signal: AbortSignal.timeout(requestSeconds * 1000),
    });
    if (!answer.ok) throw failed(`it answered ${answer.status}`);
    const body: unknown = await answer.json();
    if (typeof body === "object" && body !== null && "value" in body && typeof body.value === "string")
      return body.value;
    throw failed("its answer holds none");
  } catch (error) {
    throw error instanceof OutsideError ? error : failed(error instanceof Error ? error.message : "", error);
  }
}
