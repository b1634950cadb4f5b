import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Fields = Readonly<Record<string, unknown>>;
type Keys = { readonly privateKey: KeyObject; readonly publicKey: KeyObject };

const encode = (value: Fields): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const newKeys = (): Keys => generateKeyPairSync("rsa", { modulusLength: 2048 });

/** How a token is made other than GitHub would. */
type Forged = {
  readonly head?: Fields;
  readonly claims?: Fields;
  readonly by?: "other key" | "public key" | "nobody";
  /** Changed after it was signed. */
  readonly tampered?: Fields;
};

export type Issuer = AsyncDisposable & {
  readonly url: string;
  /** What the runner gives a job that may have tokens. */
  readonly runner: Readonly<Record<string, string>>;
  readonly token: (forged?: Forged) => string;
  /** Audiences that the runner was asked for. */
  readonly asked: string[];
  /** What is answered where keys are asked for, in place of them. */
  answer: { readonly status: number; readonly body: string; readonly location?: string } | undefined;
};

/** GitHub as the issuer of runs' tokens: its keys on loopback, and the runner's door to get a token at. */
export async function startIssuer(): Promise<Issuer> {
  const [own, other] = [newKeys(), newKeys()];
  const asked: string[] = [];
  const keys = JSON.stringify({
    keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }],
  });
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    if (pathname === "/.well-known/jwks") {
      const { status, body, location } = issuer.answer ?? { status: 200, body: keys };
      response.writeHead(status, { "content-type": "application/json", ...(location !== undefined && { location }) });
      response.end(body);
    } else if (request.headers.authorization === "Bearer runner-secret") {
      const audience = searchParams.get("audience") ?? "";
      asked.push(audience);
      response.end(JSON.stringify({ count: 1, value: issuer.token({ claims: { aud: audience } }) }));
    } else response.writeHead(401).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer: Issuer = {
    url,
    asked,
    answer: undefined,
    runner: { ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?version=2`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: "runner-secret" },
    token: (forged) => tokenOf(url, { own, other }, forged),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return issuer;
}

/** The claims of a run that ada has dispatched. */
const claimsOf = (iss: string): Fields => {
  const now = Math.floor(Date.now() / 1000);
  return {
    ...{
      iss,
      aud: "landfall",
      sub: "repo:acme/specs:ref:refs/heads/main",
      jti: "1",
      iat: now,
      nbf: now - 10,
      exp: now + 300,
    },
    ...{ repository: "acme/specs", ref: "refs/heads/main", event_name: "workflow_dispatch", run_attempt: "1" },
    ...{ workflow_ref: "acme/specs/.github/workflows/restart.yml@refs/heads/main", actor: "ada" },
  };
};

function tokenOf(url: string, { own, other }: Readonly<Record<"own" | "other", Keys>>, forged: Forged = {}): string {
  const head = encode({ alg: "RS256", typ: "JWT", kid: "one", ...forged.head });
  const claims = { ...claimsOf(url), ...forged.claims };
  const signed = `${head}.${encode(claims)}`;
  const pem = own.publicKey.export({ format: "pem", type: "spki" });
  const signature = {
    "other key": () => sign("RSA-SHA256", Buffer.from(signed), other.privateKey),
    "public key": () => createHmac("sha256", pem).update(signed).digest(),
    nobody: () => Buffer.from(""),
    own: () => sign("RSA-SHA256", Buffer.from(signed), own.privateKey),
  }[forged.by ?? "own"]();
  const shown = forged.tampered === undefined ? signed : `${head}.${encode({ ...claims, ...forged.tampered })}`;
  return `${shown}.${signature.toString("base64url")}`;
}
