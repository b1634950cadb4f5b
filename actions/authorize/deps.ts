import { parseRoot } from "../../model/names/root.ts";
import { UserError } from "../../model/problem.ts";
import { type Asker, askerOfClaims } from "../../model/spec/asker.ts";
import { branchTip } from "../io/github/branches.ts";
import { openGitHub, repositoryOf } from "../io/github/client.ts";
import { narrow, remoteOf, type Server } from "../io/github/server.ts";
import { gitHubIssuer, requestIdToken, verifyIdToken } from "../io/id-token.ts";
import { openSpecs } from "../io/specs.ts";
import type { AuthorizeDeps } from "./run.ts";

export type AuthorizeTarget = Pick<AuthorizeDeps, "asker"> & {
  readonly server: Server;
  /** The specs repository, `owner/name`; its branch `main` is read. */
  readonly repository: string;
  /** The folder of the specs in it. */
  readonly folder: string;
};

export function connect({ server, repository, folder, asker }: AuthorizeTarget): AuthorizeDeps {
  const root = parseRoot(folder);
  if (root === undefined) throw new UserError(`${JSON.stringify(folder)} is no folder of the repository`);
  const own = narrow(server, { repository, permissions: { contents: "read" } });
  const specs = repositoryOf(openGitHub(own), repository);
  return {
    repository,
    asker,
    specs: async () => {
      const [remote, branch] = [remoteOf(own, repository), "main"];
      await using opened = await openSpecs({ remote, branch, folder: root, tip: () => branchTip(specs, branch) });
      return await opened.look();
    },
  };
}

export type TokenInputs = {
  readonly audience: string;
  /** The token itself; this job's own where there is none. */
  readonly token?: string | undefined;
  readonly issuer?: string | undefined;
  /** The repository whose runs' tokens count. */
  readonly caller: string;
  readonly serverUrl: string;
  readonly mask: (secret: string) => void;
};

/** Who asks by a run's OIDC token. Throws a `UserError` where it is not said who signs those of this GitHub. */
export function askerByToken(inputs: TokenInputs): () => Promise<Asker> {
  const { audience, token, caller, serverUrl, mask } = inputs;
  // A login of github.com is somebody else's on every other GitHub.
  const issuer = inputs.issuer ?? (serverUrl === "https://github.com" ? gitHubIssuer : undefined);
  if (issuer === undefined)
    throw new UserError(
      `who signs the tokens of ${serverUrl} is not said: give the issuer, as https://<host>/_services/token`,
    );
  return async () => {
    const held = token ?? (await requestIdToken(audience));
    mask(held);
    return askerOfClaims(await verifyIdToken(held, { issuer, audience }), { repository: caller });
  };
}
