import type { Chart } from "cdk8s";
import { applicationsSecret, fluxNamespace, reporterSecret, sourceSecret, statusSecret } from "../flux/names.ts";
import { add } from "../folder.ts";

/** A secret that the cluster needs. Its values are nowhere in Landfall: they come out of a store, or from a person. */
export type WantedSecret = {
  readonly name: string;
  readonly keys: readonly SecretKey[];
  readonly because: string;
  /** Where a secret store has it. */
  readonly stored: string;
};
/** `value` is given where it is no secret. */
export type SecretKey = { readonly name: string; readonly value?: string; readonly says: string };

type Identities = {
  readonly environment: string;
  /** GitHub's address, without a trailing slash. */
  readonly server: string;
  readonly owner: string;
  readonly reporter: string;
  readonly statusReporter?: string | undefined;
  /** Whether the cluster watches applications' repositories. */
  readonly watches: boolean;
};

/**
 * Reads the environments repository, dispatches to the events repository as the environment's reporter, and writes commit
 * statuses as its status reporter, where it has one. Where it watches applications' repositories, it reads them too.
 */
export const wantedSecrets = ({
  environment,
  reporter,
  statusReporter,
  watches,
  ...at
}: Identities): readonly WantedSecret[] => [
  {
    name: sourceSecret,
    keys: [
      { name: "username", value: "git", says: "any name" },
      { name: "password", says: "a token with contents: read on the environments repository, and nothing else" },
    ],
    because: "Flux reads the environments repository",
    stored: `landfall/${environment}/${sourceSecret}`,
  },
  {
    name: reporterSecret,
    keys: keysOf(reporter, at),
    because: `${environment}'s clusters report as ${reporter}`,
    stored: `landfall/${environment}/${reporterSecret}`,
  },
  ...(statusReporter === undefined
    ? []
    : [
        {
          name: statusSecret,
          keys: keysOf(statusReporter, at),
          because: `${environment}'s clusters write commit statuses as ${statusReporter}`,
          stored: `landfall/${environment}/${statusSecret}`,
        },
      ]),
  ...(watches
    ? [
        {
          name: applicationsSecret,
          keys: [
            { name: "username", value: "git", says: "any name" },
            {
              name: "password",
              says: "a token with contents: read on the applications' repositories, and nothing else",
            },
          ],
          because: "Flux looks for new commits of the applications that are delivered",
          stored: `landfall/${environment}/${applicationsSecret}`,
        },
      ]
    : []),
];

const keysOf = (login: string, at: Pick<Identities, "server" | "owner">): readonly SecretKey[] =>
  login.endsWith("[bot]") ? appKeys(login, at) : [{ name: "token", says: `a token of ${login}` }];

/**
 * Flux takes the server of a Provider's address for the events alone: it would ask github.com for the App's token. What it
 * is told instead is the address of the API, of which it makes nothing else. https://fluxcd.io/flux/components/source/gitrepositories/#github
 */
const appKeys = (login: string, { server, owner }: Pick<Identities, "server" | "owner">): readonly SecretKey[] => [
  { name: "githubAppID", says: `the number of the App ${login.replace("[bot]", "")}` },
  { name: "githubAppInstallationOwner", value: owner, says: "the organization it is installed on" },
  { name: "githubAppPrivateKey", says: "its private key, in PEM form" },
  ...(server === "https://github.com"
    ? []
    : [{ name: "githubAppBaseURL", value: `${server}/api/v3`, says: "GitHub's API" }]),
];

/** Has External Secrets make the secret out of what the store has. */
export function externalSecret(chart: Chart, { name, keys, stored: key }: WantedSecret, store: string): void {
  add(chart, {
    apiVersion: "external-secrets.io/v1",
    kind: "ExternalSecret",
    metadata: { name, namespace: fluxNamespace },
    spec: {
      refreshInterval: "1h0m0s",
      secretStoreRef: { kind: "ClusterSecretStore", name: store },
      target: { name, creationPolicy: "Owner" },
      data: keys.map(({ name: secretKey }) => ({ secretKey, remoteRef: { key, property: secretKey } })),
    },
  });
}
