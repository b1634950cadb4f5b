import { OutsideError, UserError } from "../../../model/problem.ts";
import { patiently } from "../clock.ts";
import { at, type ClientOptions, type GitHub, openGitHub, repositoryOf } from "./client.ts";
import { isBroken, refusalOf, saidBy, statusOf } from "./failure.ts";
import { failureDelay } from "./retry.ts";

/** What a token is for. */
export type Scope = {
  /** `owner/name`. */
  readonly repository: string;
  /** Let it reach every repository of that owner in which the App is installed; default only that one. */
  readonly everywhere?: boolean;
  /** As GitHub's API names them: `pull_requests`. */
  readonly permissions: Readonly<Record<string, "read" | "write">>;
};

export type Minted = { readonly token: string; readonly lifetimeMs: number };

/** The number of the App's installation that holds a repository. `app` is GitHub as the App itself. */
export const findInstallation = async (app: GitHub, repository: string): Promise<number> => {
  const advice = "install the App there, and let it have that repository";
  const { data } = await word(app, { doing: `find the App's installation on ${repository}`, advice }, () =>
    app.api.rest.apps.getRepoInstallation(at(repositoryOf(app, repository))),
  );
  return data.id;
};

/** A token that can do what the scope says and no more, for an hour. */
export async function mintToken(app: GitHub, installation: number, scope: Scope): Promise<Minted> {
  const { repository, everywhere = false, permissions } = scope;
  const advice = `install the App on that repository, give it ${printPermissions(permissions)}, and accept them for the installation`;
  const { data, headers } = await word(app, { doing: `make a token for ${repository}`, advice }, () =>
    app.api.rest.apps.createInstallationAccessToken({
      installation_id: installation,
      permissions,
      ...(everywhere ? {} : { repositories: [repositoryOf(app, repository).name] }),
    }),
  );
  // By GitHub's own clock: this machine's may be wrong.
  return { token: data.token, lifetimeMs: Date.parse(data.expires_at) - Date.parse(headers.date ?? "") };
}

/** The login that the App's tokens write as, as in `acme-landfall[bot]`. */
export async function loginOf(app: GitHub): Promise<string> {
  const { data } = await word(app, { doing: "read the App", advice: "" }, () => app.api.rest.apps.getAuthenticated());
  return `${data?.slug}[bot]`;
}

const printPermissions = (permissions: Scope["permissions"]): string =>
  Object.entries(permissions)
    .map(([name, access]) => `${name.replaceAll("_", "-")}: ${access}`)
    .join(", ");

type Doing = { readonly doing: string; readonly advice: string };

/** Asks as the App, again where GitHub failed, and says of a refusal what a person can do about it. */
async function word<Answer>(
  { patience }: GitHub,
  { doing, advice }: Doing,
  request: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await patiently(patience, request, (error, attempts) =>
      isBroken(error) ? failureDelay(refusalOf(error), attempts) : undefined,
    );
  } catch (error) {
    const status = statusOf(error);
    const said = `cannot ${doing}${status === undefined ? "" : ` (${status})`}: ${saidBy(error)}`;
    if (status === 401)
      throw new UserError(`${said}; is the client id this App's, and the private key one that it still has?`, {
        cause: error,
      });
    if (status === 403 || status === 404 || status === 422) throw new UserError(`${said}; ${advice}`, { cause: error });
    throw new OutsideError(said, { cause: error });
  }
}

/** Takes a token back before its hour is over. Where GitHub does not, it ends by itself. */
export async function revokeToken(server: ClientOptions): Promise<void> {
  await openGitHub({ ...server, retries: 0 })
    .api.rest.apps.revokeInstallationAccessToken()
    .catch(() => {});
}
