/** Whether the text is a full commit id, 40 lower-case hex digits: never a branch, an option or an abbreviation. */
export const isCommitId = (text: unknown): text is string => typeof text === "string" && /^[0-9a-f]{40}$/.test(text);

/** Whether the text is a GitHub repository's full name, `owner/name`, safe as two segments of a URL's path. */
export const isRepositoryName = (text: unknown): text is string =>
  typeof text === "string" && /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/.test(text);

/** How people read a commit id: its first seven digits. */
export const shortCommit = (sha: string): string => sha.slice(0, 7);
