import { type GitRemote, openGit } from "./process.ts";

/** The commit that a branch of the folder's repository is at. */
export const tipOf = async (folder: string, branch: string): Promise<string> =>
  (await openGit(folder, local)("rev-parse", "--verify", `refs/heads/${branch}`)).trim();

/** Sends a branch to the remote's branch of the same name; never over commits that are there and not here. */
export async function push(folder: string, remote: GitRemote, branch: string): Promise<void> {
  const ref = `refs/heads/${branch}`;
  await openGit(folder, remote)("push", "--no-verify", remote.url, `${ref}:${ref}`);
}

/** Nothing is sent anywhere. */
const local: GitRemote = { url: "https://localhost", token: undefined };
