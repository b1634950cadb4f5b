import { parsePrivateKey } from "./app-key.ts";
import { type ClientOptions, openGitHub } from "./client.ts";
import { findInstallation, loginOf, type Minted, mintToken, revokeToken, type Scope } from "./installation.ts";
import type { AppKey, RenewedToken } from "./token.ts";

/** A GitHub App at work. Its tokens are revoked when it is disposed of. */
export type App = AsyncDisposable & {
  readonly tokenFor: (scope: Scope) => RenewedToken;
  /** What its tokens write as: `acme-landfall[bot]`. */
  readonly login: () => Promise<string>;
};

export type AppOptions = Omit<ClientOptions, "token"> & {
  /** Its key in any form that `parsePrivateKey` reads. */
  readonly key: AppKey;
  /** Hears of each token, in each form it travels in, before it is used: to keep it out of the log. */
  readonly mask: (secret: string) => void;
};

/** A token that ends sooner is renewed: a request that waits for GitHub's limits must not outlive it. */
const marginMs = 5 * 60_000;

/** A GitHub App by its key. Throws a `UserError` for a key that is none; asks GitHub for a token when it is needed. */
export function openApp({ key: { clientId, privateKey }, mask, ...server }: AppOptions): App {
  const app = openGitHub({ ...server, token: { clientId, privateKey: parsePrivateKey(privateKey) } });
  const installations = new Map<string, number>();
  const tokens = new Map<string, HeldToken>();

  const mint = async (scope: Scope): Promise<Minted> => {
    const owner = ownerOf(scope);
    const installation = installations.get(owner) ?? (await findInstallation(app, scope.repository));
    installations.set(owner, installation);
    const minted = await mintToken(app, installation, scope);
    // Git is given the second form.
    for (const secret of [minted.token, Buffer.from(`x-access-token:${minted.token}`).toString("base64")]) mask(secret);
    return minted;
  };
  return {
    tokenFor: (scope) => {
      const name = JSON.stringify([scope.everywhere ? ownerOf(scope) : scope.repository, scope.permissions]);
      const token = tokens.get(name) ?? new HeldToken(() => mint(scope));
      tokens.set(name, token);
      return token;
    },
    login: () => loginOf(app),
    [Symbol.asyncDispose]: async () => {
      const held = [...tokens.values()].flatMap(({ value }) => value ?? []);
      await Promise.all(held.map((token) => revokeToken({ ...server, token })));
    },
  };
}

const ownerOf = ({ repository }: Scope): string => repository.split("/")[0] ?? "";

/** Made when it is first needed, and again before it ends or when it was refused; once, however many ask. */
class HeldToken implements RenewedToken {
  #minted: Minted | undefined;
  #renewAt = 0;
  #minting: Promise<string> | undefined;
  readonly #mint: () => Promise<Minted>;
  constructor(mint: () => Promise<Minted>) {
    this.#mint = mint;
  }

  get value(): string | undefined {
    return this.#minted?.token;
  }

  current = async (): Promise<string> => {
    const minted = this.#minted;
    return minted !== undefined && Date.now() < this.#renewAt ? minted.token : this.#renewed();
  };

  renew = async (refused: string): Promise<string> => {
    const value = this.value;
    return value !== undefined && value !== refused ? value : this.#renewed();
  };

  #renewed(): Promise<string> {
    this.#minting ??= this.#mint()
      .then((minted) => {
        this.#minted = minted;
        this.#renewAt = Date.now() + minted.lifetimeMs - marginMs;
        return minted.token;
      })
      .finally(() => {
        this.#minting = undefined;
      });
    return this.#minting;
  }
}
