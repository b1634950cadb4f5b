import { printPromotionId } from "../../model/names/promotion-id.ts";
import { parseRoot } from "../../model/names/root.ts";
import { parseSource, printSource } from "../../model/names/source.ts";
import { parseVerifiedSet, printVerifiedSet, verifiedSetPrefix } from "../../model/names/verified-set.ts";
import { UserError } from "../../model/problem.ts";
import { parseTime } from "../../model/task/event.ts";
import { promoteCheckName } from "../../views/promotion/check-run.ts";
import { openHistory } from "../io/git/history.ts";
import { remoteRefs } from "../io/git/refs.ts";
import { branchTip } from "../io/github/branches.ts";
import { readCheckRun } from "../io/github/check-runs.ts";
import { checkStatesOf } from "../io/github/check-states.ts";
import { showCheckRun } from "../io/github/checks.ts";
import { openGitHub, type Repository, repositoryOf } from "../io/github/client.ts";
import { keepFiles, messageOf, readFileAt } from "../io/github/keep-files.ts";
import { changedFilesOf, mergePullRequest, openPullRequestOf } from "../io/github/pull-requests.ts";
import { keepRelease } from "../io/github/releases.ts";
import { approvalsOf } from "../io/github/reviews.ts";
import { narrow, remoteOf, type Server } from "../io/github/server.ts";
import { listStatuses, showStatus } from "../io/github/statuses.ts";
import { createAnnotatedTag, listTags, readTag } from "../io/github/tags.ts";
import { once } from "../io/once.ts";
import type { Registry } from "../io/registry.ts";
import { openSpecs } from "../io/specs.ts";
import { openCommits } from "./commits.ts";
import type { OwnStatus, PromoteDeps, Specs } from "./needs.ts";

export type PromoteTarget = Pick<PromoteDeps, "progress"> & {
  readonly server: Server;
  /** The specs repository, `owner/name`; its branch `main` is read. */
  readonly repository: string;
  readonly folder: string;
  /** The login our statuses carry: what others wrote is not believed. */
  readonly identity: string;
  readonly registry: Registry;
};

/** On the specs, where nothing but Releases is ever written; application repositories are read, and told states. */
const permissions = {
  specs: { contents: "write", pull_requests: "write", checks: "write", statuses: "read" },
  application: { contents: "read", statuses: "write" },
  releases: { contents: "write" },
} as const;

export async function connect(target: PromoteTarget): Promise<PromoteDeps & AsyncDisposable> {
  const { server, repository: name, folder, identity, registry, progress } = target;
  const root = parseRoot(folder);
  if (root === undefined) throw new UserError(`${JSON.stringify(folder)} is no folder of the repository`);
  const own = narrow(server, { repository: name, permissions: permissions.specs });
  const gitHub = openGitHub(own);
  const specsRepository = repositoryOf(gitHub, name);
  const specs = await openSpecs({
    remote: remoteOf(own, name),
    branch: "main",
    folder: root,
    tip: () => branchTip(specsRepository, "main"),
  });
  const applications = narrow(server, { repository: name, everywhere: true, permissions: permissions.application });
  const applicationOf = (repository: string): Repository => repositoryOf(openGitHub(applications), repository);
  const remote = (repository: string) => remoteOf(applications, repository);
  const commits = openCommits(remote);
  // Asked anew in each round: a run may wait for minutes.
  let refs = once((repository) => remoteRefs(remote(repository)));
  const ownStatuses = async (source: string): Promise<readonly OwnStatus[]> => {
    const { repository, commit } = parseSource(source) ?? { repository: "", commit: "" };
    const all = await listStatuses(applicationOf(repository), commit);
    return all.filter(({ creator }) => creator?.toLowerCase() === identity.toLowerCase());
  };
  let statuses = once(ownStatuses);
  return {
    ...{ repository: name, root, identity, progress, serverUrl: server.serverUrl },
    specs: {
      ...specsOf(specsRepository, identity, () => openHistory(remoteOf(own, name), "main")),
      look: () => {
        refs = once((repository) => remoteRefs(remote(repository)));
        statuses = once(ownStatuses);
        return specs.look();
      },
    },
    refsOf: (repository) => refs(repository),
    commitsOf: async (repository) => commits.of(repository, await refs(repository)),
    images: registry,
    statusesOn: (source) => statuses(printSource(source)),
    showStatus: ({ repository, commit }, status) => showStatus(applicationOf(repository), commit, status),
    keepRelease: (repository, release) => {
      const writing = narrow(server, { repository, permissions: permissions.releases });
      return keepRelease(repositoryOf(openGitHub(writing), repository), release);
    },
    now: () => parseTime(gitHub.now().toISOString()) ?? "",
    wait: gitHub.patience.wait,
    [Symbol.asyncDispose]: async () => {
      await commits[Symbol.asyncDispose]();
      await specs[Symbol.asyncDispose]();
    },
  };
}

function specsOf(
  repository: Repository,
  identity: string,
  history: () => ReturnType<typeof openHistory>,
): Omit<Specs, "look"> {
  return {
    formerTexts: async (path, most) => {
      await using opened = await history();
      const changes = await opened.changesOf({ to: opened.tip(), folder: path, most });
      const texts = await Promise.all(changes.map(({ commit }) => opened.readFile(commit, path)));
      return changes.flatMap(({ commit }, index) => {
        const text = texts[index];
        return text === undefined ? [] : [{ commit, text }];
      });
    },
    textAt: (path, commit) => readFileAt(repository, path, commit),
    messageOf: (commit) => messageOf(repository, commit),
    isAsked: async (asked) => {
      const [headSha, name, externalId] = [asked.head, promoteCheckName, printPromotionId(asked)];
      return (await readCheckRun(repository, { headSha, name, externalId, author: identity })) !== undefined;
    },
    openPullRequest: (branch) => openPullRequestOf(repository, branch),
    keep: (wanted) => keepFiles(repository, wanted),
    filesOf: (number) => changedFilesOf(repository, number),
    checksOn: (commit) => checkStatesOf(repository, commit, { but: promoteCheckName }),
    approvalsOf: async (number, head) => (await approvalsOf(repository, number, head)).map(({ login }) => login),
    merge: (number, head) => mergePullRequest(repository, number, head),
    showCheck: (run) => showCheckRun(repository, run),
    verifiedSets: async (environment) => {
      const tags = await listTags(repository, verifiedSetPrefix(environment));
      return tags.flatMap(({ name, object }) => {
        const set = parseVerifiedSet(name);
        return set === undefined ? [] : [{ commit: set.commit, object }];
      });
    },
    readSet: async ({ commit, object }) => {
      const tag = await readTag(repository, object);
      if (tag.commit !== commit) throw new UserError(`the tag of the verified set ${commit} is on ${tag.commit}`);
      return tag;
    },
    addVerifiedSet: async ({ environment, commit, message }) => {
      await createAnnotatedTag(repository, { name: printVerifiedSet({ environment, commit }), commit, message });
    },
  };
}
