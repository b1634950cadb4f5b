import { readCommit, readCommits } from "../git/commit.ts";
import { changedFiles } from "../git/diff.ts";
import { commitsBetween, isAncestor, log, mergeBase } from "../git/history.ts";
import { branchTip, isSha, resolveCommit } from "../git/refs.ts";
import { linkHeader, pageOf, slice } from "../pagination.ts";
import { emptyRepository, notFound, Refusal } from "../problems.ts";
import { pullCommits } from "../pulls.ts";
import type { Pull } from "../records.ts";
import { type Answer, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toCommit } from "../shapes/commit.ts";
import { toChangedFile } from "../shapes/diff.ts";
import { toPullItem } from "../shapes/pull.ts";
import { repositoryUrl, webUrl } from "../shapes/repository.ts";

const maximumFiles = 300;
const commitsPerComparison = 250;

/** The commit a ref or sha of the address stands for, or GitHub's refusal. */
export async function commitAt({ repository }: RepositoryCall, name: string): Promise<string> {
  const sha = await resolveCommit(repository.git, name);
  if (sha !== undefined) return sha;
  if ((await resolveCommit(repository.git, "HEAD")) === undefined) throw emptyRepository();
  throw isSha(name) ? new Refusal(422, `No commit found for SHA: ${name}`) : notFound();
}

async function listCommits(call: RepositoryCall): Promise<Answer> {
  const { site, repository, query } = call;
  const tip = await commitAt(call, query.get("sha") || "HEAD");
  const path = query.get("path") || undefined;
  const page = pageOf(call);
  const skip = (page.number - 1) * page.size;
  const shas = await log(repository.git, tip, { limit: page.size, skip, ...(path === undefined ? {} : { path }) });
  const commits = await readCommits(repository.git, shas.slice(0, page.size));
  const body = commits.map((commit) => toCommit(site.url, repository, commit));
  return { status: 200, body, headers: linkHeader(call, page, skip + shas.length) };
}

async function getCommit(call: RepositoryCall): Promise<Answer> {
  const { site, repository } = call;
  const sha = await commitAt(call, param(call, "ref"));
  const commit = await readCommit(repository.git, sha);
  if (commit === undefined) throw notFound();
  const files = await changedFiles(repository.git, commit.parents[0], sha);
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return ok({
    ...toCommit(site.url, repository, commit),
    stats: { total: additions + deletions, additions, deletions },
    files: files.slice(0, maximumFiles).map((file) => toChangedFile(site.url, { repository, sha }, file)),
  });
}

async function compare(call: RepositoryCall): Promise<Answer> {
  const { site, repository } = call;
  const [from = "", to = "", ...rest] = param(call, "basehead").split("...");
  if (to === "" || rest.length > 0) throw notFound();
  const [base, head] = await Promise.all([commitAt(call, local(call, from)), commitAt(call, local(call, to))]);
  const start = await mergeBase(repository.git, base, head);
  if (start === undefined) throw new Refusal(404, `No common ancestor between ${from} and ${to}.`);
  const [ahead, behind, files, ends] = await Promise.all([
    commitsBetween(repository.git, base, head),
    commitsBetween(repository.git, head, base),
    changedFiles(repository.git, start, head),
    readCommits(repository.git, [base, start]),
  ]);
  const page = pageOf(call, commitsPerComparison);
  const commits = await readCommits(repository.git, slice(ahead, page));
  const [baseCommit, startCommit] = ends.map((commit) => toCommit(site.url, repository, commit));
  const web = `${webUrl(site.url, repository)}/compare/${from}...${to}`;
  const body = {
    url: `${repositoryUrl(site.url, repository)}/compare/${from}...${to}`,
    html_url: web,
    permalink_url: `${webUrl(site.url, repository)}/compare/${base}...${head}`,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
    base_commit: baseCommit,
    merge_base_commit: startCommit,
    status: comparison(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: commits.map((commit) => toCommit(site.url, repository, commit)),
    files: files.slice(0, maximumFiles).map((file) => toChangedFile(site.url, { repository, sha: head }, file)),
  };
  return { status: 200, body, headers: linkHeader(call, page, ahead.length) };
}

/** `acme:branch` means a branch of this repository; there are no forks. */
const local = ({ repository }: RepositoryCall, name: string): string =>
  name.startsWith(`${repository.owner}:`) ? name.slice(repository.owner.length + 1) : name;

function comparison(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? "diverged" : "ahead";
  return behind > 0 ? "behind" : "identical";
}

/** A commit of the default branch is told the merged pull requests that brought it, another one the open ones too. */
async function pullsOfCommit(call: RepositoryCall): Promise<Answer> {
  const { site, repository } = call;
  const { git, defaultBranch, pulls } = repository;
  const sha = await commitAt(call, param(call, "commit_sha"));
  const tip = await branchTip(git, defaultBranch);
  const isOnDefault = tip !== undefined && (await isAncestor(git, sha, tip));
  const contains = async (pull: Pull): Promise<boolean> =>
    pull.merge?.sha === sha || (await pullCommits(repository, pull)).includes(sha);
  const found: Pull[] = [];
  for (const pull of pulls.values()) {
    if ((pull.merge !== undefined || !isOnDefault) && (await contains(pull))) found.push(pull);
  }
  const page = pageOf(call);
  const body = slice(found, page).map((pull) => toPullItem(site.url, repository, pull));
  return { status: 200, body, headers: linkHeader(call, page, found.length) };
}

const contents = [{ contents: "read" }] as const;

export const commitRoutes: readonly RepositoryRoute[] = [
  { method: "GET", template: "/repos/{owner}/{repo}/commits", needs: contents, serve: listCommits },
  { method: "GET", template: "/repos/{owner}/{repo}/commits/{ref}", needs: contents, serve: getCommit },
  { method: "GET", template: "/repos/{owner}/{repo}/compare/{basehead}", needs: contents, serve: compare },
  {
    method: "GET",
    template: "/repos/{owner}/{repo}/commits/{commit_sha}/pulls",
    needs: [{ pull_requests: "read" }],
    serve: pullsOfCommit,
  },
];
