import { createHash } from "node:crypto";
import type { Access, AppOptions, IdentityOptions, Permission, Permissions } from "./options.ts";
import { notFound, Refusal } from "./problems.ts";

export type Identity = {
  readonly login: string;
  readonly kind: IdentityOptions["kind"] | "anonymous";
  /** The App's slug; absent for people and for nobody. */
  readonly app?: string;
  readonly repositories: ReadonlyMap<string, Permissions>;
  /** Set where an App speaks for itself, by a JWT. */
  readonly itself?: AppOptions;
  /** The token, where it was made for an App's installation. */
  readonly installationToken?: string;
  /** Organizations, in lower case. */
  readonly owns?: ReadonlySet<string>;
  readonly seesInstallations?: boolean;
};

/** Permissions that would do, any one of them: `[{ issues: "write" }, { pull_requests: "write" }]`. */
export type Needs = readonly Permissions[];

export const anonymous: Identity = { login: "anonymous", kind: "anonymous", repositories: new Map() };

export function toIdentity(options: IdentityOptions): Identity {
  const { login, kind, app, repositories, owns = [], seesInstallations = false } = options;
  const slug = app ?? (kind === "actions" ? "github-actions" : login.replace(/\[bot\]$/, ""));
  const byName = new Map(Object.entries(repositories).map(([name, granted]) => [name.toLowerCase(), granted]));
  return {
    login,
    kind,
    repositories: byName,
    owns: new Set(owns.map((name) => name.toLowerCase())),
    seesInstallations,
    ...(kind === "user" ? {} : { app: slug }),
  };
}

/** A number that stays the same for a name from run to run: logins and Apps have no register here. */
export const stableId = (name: string): number =>
  Number.parseInt(createHash("sha1").update(name.toLowerCase()).digest("hex").slice(0, 7), 16) + 1;

/** Of the organization that the repository, or the organization itself, is named by. */
export const isOwner = ({ owns }: Identity, fullName: string): boolean =>
  owns?.has((fullName.split("/")[0] ?? "").toLowerCase()) === true;

/** Readable to nobody who was not given it, even in a public repository. */
const neverPublic: readonly Permission[] = [
  "actions_variables",
  "administration",
  "environments",
  "secrets",
  "workflows",
];

type Place = { readonly fullName: string; readonly firstName: string; readonly isPrivate: boolean };

export const canSee = (identity: Identity, { fullName, firstName, isPrivate }: Place): boolean =>
  !isPrivate || isOwner(identity, fullName) || identity.repositories.has(firstName.toLowerCase());

export function accessOf(identity: Identity, place: Place, permission: Permission): Access | "none" {
  if (isOwner(identity, place.fullName)) return "write";
  const granted = identity.repositories.get(place.firstName.toLowerCase())?.[permission];
  if (granted === "write" || place.isPrivate) return granted ?? "none";
  return granted ?? (neverPublic.includes(permission) ? "none" : "read");
}

export const mayWrite = (identity: Identity, place: Place, permission: Permission): boolean =>
  accessOf(identity, place, permission) === "write";

/** Throws GitHub's refusal unless the identity holds one of `needs` there. A place it cannot see does not exist. */
export function authorize(identity: Identity, place: Place, needs: Needs): void {
  if (!canSee(identity, place)) throw notFound();
  if (needs.length === 0 || needs.some((permissions) => holds(identity, place, permissions))) return;
  if (identity.kind === "anonymous") throw new Refusal(401, "Requires authentication");
  const caller = identity.kind === "user" ? "personal access token" : "integration";
  throw new Refusal(403, `Resource not accessible by ${caller}`);
}

/** The value of `x-accepted-github-permissions`. */
export const printNeeds = (needs: Needs): string =>
  needs.length === 0
    ? "metadata=read"
    : needs
        .map((permissions) =>
          Object.entries(permissions)
            .map(([name, access]) => `${name}=${access}`)
            .join(","),
        )
        .join("; ");

const permissionNames = (permissions: Permissions): readonly Permission[] =>
  Object.keys(permissions).filter((name): name is Permission => name in permissions);

const holds = (identity: Identity, place: Place, permissions: Permissions): boolean =>
  permissionNames(permissions).every((name) => {
    const access = accessOf(identity, place, name);
    return access === "write" || (access === "read" && permissions[name] === "read");
  });
