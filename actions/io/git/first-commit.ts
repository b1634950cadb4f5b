import { openGit } from "./process.ts";

export type FirstCommit = {
  readonly folder: string;
  readonly branch: string;
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
  /** The address that `origin` stands for; nothing is sent there. */
  readonly remote: string;
};

/** Makes the folder a Git repository with all its files in one commit. */
export async function firstCommit({ folder, branch, message, author, remote }: FirstCommit): Promise<void> {
  const git = openGit(folder, { url: remote, token: undefined }, [
    ["user.name", author.name],
    ["user.email", author.email],
    ["commit.gpgSign", "false"],
  ]);
  await git("init", `--initial-branch=${branch}`);
  await git("remote", "add", "origin", remote);
  await git("add", "--all");
  await git("commit", "--message", message);
}
