import { stableId } from "../identity.ts";
import { appId } from "../rulesets.ts";
import { nodeId } from "./time.ts";

export type Shape = Readonly<Record<string, unknown>>;

const userType = (login: string): string => (login.endsWith("[bot]") ? "Bot" : "User");

/** GitHub's "simple user". `base` is the forge's address. */
export function toUser(base: string, login: string, type = userType(login)): Shape {
  const url = `${base}/users/${encodeURIComponent(login)}`;
  const id = stableId(login);
  return {
    login,
    id,
    node_id: nodeId("U", id),
    avatar_url: `${base}/avatars/${id}`,
    gravatar_id: "",
    url,
    html_url: `${base}/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: "public",
    site_admin: false,
  };
}

/** GitHub's "public user": the simple one and counters. */
export const toProfile = (base: string, login: string, createdAt: string): Shape => ({
  ...toUser(base, login),
  name: login,
  company: null,
  blog: null,
  location: null,
  email: null,
  hireable: null,
  bio: null,
  public_repos: 0,
  public_gists: 0,
  followers: 0,
  following: 0,
  created_at: createdAt,
  updated_at: createdAt,
});

type App = { readonly slug: string; readonly owner: string; readonly createdAt: string };

/** A GitHub App as check runs show it. */
export const toApp = (base: string, { slug, owner, createdAt }: App): Shape => ({
  id: appId(slug),
  node_id: nodeId("A", slug),
  slug,
  owner: toUser(base, owner, "Organization"),
  name: slug,
  description: null,
  external_url: base,
  html_url: `${base}/apps/${encodeURIComponent(slug)}`,
  created_at: createdAt,
  updated_at: createdAt,
  permissions: {},
  events: [],
});
