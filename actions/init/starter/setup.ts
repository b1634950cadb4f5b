import type { RepositoryNames, Role } from "../../../model/setup/role.ts";
import type { Toolkit } from "../../../model/setup/workflows.ts";

/** One of the two environments to begin with. */
export type Stage = {
  readonly name: string;
  readonly tier: "staging" | "production";
  /** Number of the cloud account, twelve digits. */
  readonly account: string;
  readonly cluster: string;
  /** The login its clusters report as. */
  readonly reporter: string;
  /** The login its clusters write commit statuses as; `undefined`: they write none. */
  readonly statusReporter: string | undefined;
};

/** Everything that was asked, in the form the starter files are written from. */
export type Setup = {
  /** `https://github.com`, without a slash at its end. */
  readonly serverUrl: string;
  readonly owner: string;
  readonly repositories: RepositoryNames;
  readonly toolkit: Toolkit;
  /** Slug of the App that proposes and reports. */
  readonly app: string;
  /** Slug of the App that reads for plans. */
  readonly reader: string;
  readonly person: { readonly login: string; readonly email: string };
  readonly stages: readonly Stage[];
  readonly application: {
    readonly name: string;
    readonly image: string;
    readonly port: number;
    /** Where production's is reached; `undefined`: nowhere from outside. */
    readonly host: string | undefined;
  };
};

/** The folder of the specs in their repository: the one every verb looks at by default. */
export const specsFolder = "environments";

export const repositoryUrl = ({ serverUrl, owner, repositories }: Setup, role: Role): string =>
  `${serverUrl}/${owner}/${repositories[role]}`;
