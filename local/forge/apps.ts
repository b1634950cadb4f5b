import { randomBytes } from "node:crypto";
import { type Identity, stableId } from "./identity.ts";
import { verifyJwt } from "./jwt.ts";
import type { AppOptions, Permissions } from "./options.ts";
import type { Repository } from "./repository.ts";

/** An App on one owner's repositories. */
export type Installation = {
  readonly id: number;
  readonly app: AppOptions;
  readonly owner: string;
  readonly repositories: readonly string[];
};

/** `repositories` is `undefined` for all of the installation's. */
export type Grant = { readonly repositories: readonly string[] | undefined; readonly permissions: Permissions };
export type InstallationToken = {
  readonly token: string;
  readonly installation: Installation;
  readonly grant: Grant;
  readonly expiresAt: Date;
};

const lifetimeMs = 60 * 60_000;

/** GitHub Apps, where they are installed, and the tokens made for them. */
export class Apps {
  readonly #apps: readonly AppOptions[];
  readonly #now: () => Date;
  readonly #tokens = new Map<string, InstallationToken>();
  constructor(apps: readonly AppOptions[], now: () => Date) {
    this.#apps = apps;
    this.#now = now;
  }

  /** Whose JWT this is. Throws GitHub's refusal of a JWT that is wrong, `undefined` for what is no JWT at all. */
  appOf(token: string): AppOptions | undefined {
    return verifyJwt(token, { apps: this.#apps, now: this.#now() });
  }

  installations(app: AppOptions): readonly Installation[] {
    const owners = new Set(app.repositories.map(ownerOf));
    return [...owners].map((owner) => ({
      id: stableId(`installation:${app.clientId}@${owner}`),
      app,
      owner,
      repositories: app.repositories.filter((name) => ownerOf(name) === owner),
    }));
  }

  installationOn(app: AppOptions, { fullName }: Pick<Repository, "fullName">): Installation | undefined {
    return this.installations(app).find(({ repositories }) => has(repositories, fullName));
  }

  mint(installation: Installation, grant: Grant): InstallationToken {
    // As long as GitHub's, and of the characters that GitHub's have.
    const token = `ghs_${stableId(installation.app.clientId)}_${randomBytes(360).toString("base64url")}`;
    const minted = { token, installation, grant, expiresAt: new Date(this.#now().getTime() + lifetimeMs) };
    this.#tokens.set(token, minted);
    return minted;
  }

  revoke(token: string): void {
    this.#tokens.delete(token);
  }

  /** Who writes with a token that was made here; `undefined` once it is revoked or its hour is over. */
  identityOf(token: string): Identity | undefined {
    const minted = this.#tokens.get(token);
    if (minted === undefined || minted.expiresAt <= this.#now()) return undefined;
    const { app, repositories } = minted.installation;
    const reached = (minted.grant.repositories ?? repositories).map((name) => name.toLowerCase());
    const granted = new Map(reached.map((name) => [name, minted.grant.permissions]));
    return { login: app.login, kind: "app", app: slugOf(app), repositories: granted, installationToken: token };
  }
}

const ownerOf = (fullName: string): string => fullName.split("/")[0] ?? "";

export const has = (names: readonly string[], fullName: string): boolean =>
  names.some((name) => name.toLowerCase() === fullName.toLowerCase());

export const slugOf = ({ login }: AppOptions): string => login.replace(/\[bot\]$/, "");
