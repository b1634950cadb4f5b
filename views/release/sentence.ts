import { shortCommit } from "../../model/names/commit.ts";
import type { Named, Remark } from "../../model/release/remark.ts";
import { cut } from "../../model/task/text.ts";
import { visible } from "../markup/visible.ts";

/** The most characters of what others wrote. */
const most = 200;
const told = (text: string): string => cut(text, most);

/** What there is to say, in one sentence without a full stop, on one line in which nothing hides. */
export const toSentence = (remark: Remark): string => visible(worded(remark));

function worded(remark: Remark): string {
  switch (remark.word) {
    case "moved-tag":
      return movedTag(remark);
    case "contradiction": {
      const tags = remark.tags.map(({ tag = "", commit }) => `${told(tag)} is ${shortCommit(commit)}`);
      return `tags of version ${remark.version} contradict each other (${tags.join(", ")}): none of them counts`;
    }
    case "deleted-tag":
      return `no tag of version ${remark.version} is left, which ${listed(remark.environments)} ${remark.environments.length === 1 ? "runs" : "run"}: nothing changes there`;
    case "rewritten": {
      const { commit, environment, branch } = remark;
      return `${told(branch)} was rewritten: ${shortCommit(commit)}, which ${environment} runs, is no longer on it; the new tip takes its place`;
    }
    case "refused":
      return `${shortCommit(remark.commit)} was asked for, but is neither on ${told(remark.branch)} nor a version: it is not built`;
    case "off-branch":
      return `${named(remark)} is not on ${told(remark.branch)}: it is not built`;
    case "failed":
      return `${named(remark)} has failed: ${told(remark.said)}; ask for the commit to try it again`;
    case "building":
      return `${named(remark)} is being built since ${remark.since}`;
    case "to-build":
      return `${named(remark)} is to be built`;
    case "next-run":
      return `${named(remark)} waits for the next run`;
    case "current":
      return `up to date, ${shortCommit(remark.commit)} has its image`;
    default:
      return ofRepository(remark);
  }
}

type OfRepository = Extract<
  Remark,
  {
    readonly word:
      | "vanished"
      | "elsewhere"
      | "unreadable"
      | "archived"
      | "empty"
      | "headless"
      | "renamed"
      | "renamed-branch"
      | "not-checked"
      | "retired"
      | "shared";
  }
>;

function ofRepository(remark: OfRepository): string {
  switch (remark.word) {
    case "vanished":
      return "the repository is not there, or not for this App: is the App installed on it?";
    case "elsewhere":
      return `the repository went to another owner, as ${told(remark.name)}: nothing is built until the spec names it`;
    case "unreadable":
      return `it could not be read: ${told(remark.reason)}`;
    case "archived":
      return "the repository is archived: nothing is built any more, and what runs stays";
    case "empty":
      return "the repository has no commit yet";
    case "headless":
      return "the repository's default branch has no commit: name another one in its settings";
    case "renamed":
      return `the repository is called ${told(remark.name)} today: say so in the spec, before another takes its name`;
    case "renamed-branch":
      return `the default branch is ${told(remark.to)} now, and was ${told(remark.from)}: it is followed`;
    case "not-checked":
      return `${told(remark.what)} was not checked: ${told(remark.reason)}`;
    case "retired":
      return "it is retired: nothing is built";
    case "shared":
      return `its image is built for ${remark.application}`;
  }
}

function movedTag({ tag, from, to, environments }: Extract<Remark, { readonly word: "moved-tag" }>): string {
  const begin = `tag ${told(tag)} was moved`;
  if (from === undefined)
    return `${begin} to ${shortCommit(to)}: the image of that version is not known to be of it, and stays; give the commit a new version`;
  return `${begin} from ${shortCommit(from)} to ${shortCommit(to)}: ${listed(environments)} ${environments.length === 1 ? "stays" : "stay"} with ${shortCommit(from)}; give the new commit a new version`;
}

const named = ({ commit, tag }: Named): string =>
  tag === undefined ? shortCommit(commit) : `${told(tag)} (${shortCommit(commit)})`;

const listed = (names: readonly string[]): string => names.join(" and ");
