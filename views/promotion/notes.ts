import { codeSpan, escapeMarkdown } from "../markup/markdown.ts";

type Notes = {
  readonly environment: string;
  readonly image: string;
  readonly digest?: string;
};

/** What a GitHub Release of an application says beside GitHub's own list of changes. */
export const toReleaseNotes = ({ environment, image, digest }: Notes): string =>
  `Runs in ${escapeMarkdown(environment)} as ${codeSpan(digest === undefined ? image : `${image}@${digest}`)}.`;
