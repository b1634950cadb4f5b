import { randomUUID } from "node:crypto";
import { type Answer, asJson, refuse } from "./answer.ts";

export type Login = { readonly username: string; readonly password: string };

export type Gate = {
  /** A refusal of what the token does not allow, `undefined` where it may pass. */
  readonly refusal: (authorization: string, name: string, method: string) => Answer | undefined;
  /** Answers a request for a token. */
  readonly token: (authorization: string, query: URLSearchParams) => Answer;
  /** Lets every token end. */
  readonly expire: () => void;
};

/**
 * Lets nobody in without a token: one to read is anybody's where `isPublic`, every other is the login's.
 * https://distribution.github.io/distribution/spec/auth/token/
 */
export function openGate(login: Login, isPublic: boolean, realm: () => string): Gate {
  const scopes = new Map<string, string>();
  return {
    refusal: (authorization, name, method) => {
      const action = method === "GET" || method === "HEAD" ? "pull" : "push";
      const granted = scopes.get(authorization.replace(/^Bearer /, ""));
      const [, repository, actions = ""] = /^repository:(.*):([a-z,]+)$/.exec(granted ?? "") ?? [];
      if (repository === name && actions.split(",").includes(action)) return undefined;
      const scope = `repository:${name}:${action === "pull" ? "pull" : "pull,push"}`;
      const challenge = `Bearer realm="${realm()}",service="loopback",scope="${scope}"`;
      return refuse(401, "UNAUTHORIZED", "authentication required", { "www-authenticate": challenge });
    },
    token: (authorization, query) => {
      const scope = query.get("scope") ?? "";
      const isKnown =
        authorization === `Basic ${Buffer.from(`${login.username}:${login.password}`).toString("base64")}`;
      if (authorization !== "" && !isKnown) return refuse(401, "UNAUTHORIZED", "wrong name or password");
      if (!isKnown && !(isPublic && scope.endsWith(":pull")))
        return refuse(403, "DENIED", "requested access to the resource is denied");
      const token = randomUUID();
      scopes.set(token, scope);
      return asJson(200, { token });
    },
    expire: () => scopes.clear(),
  };
}
