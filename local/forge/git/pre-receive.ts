/** What the pre-receive hook must know of whoever pushes. */
export type PushRules = { readonly protectedRefs: readonly string[]; readonly mayWriteWorkflows: boolean };

export const toHookEnvironment = ({ protectedRefs, mayWriteWorkflows }: PushRules): Record<string, string> => ({
  FORGE_PROTECTED: ` ${protectedRefs.join(" ")} `,
  FORGE_WORKFLOWS: mayWriteWorkflows ? "write" : "none",
});

/**
 * Refuses a push to a protected ref that exists, and new commits that touch a workflow file. The objects are still in
 * quarantine while it runs, so a refused push leaves nothing behind.
 */
export const preReceive = `#!/bin/sh
none=0000000000000000000000000000000000000000
while read -r old new ref; do
  case "$FORGE_PROTECTED" in
    *" $ref "*)
      if [ "$old" != "$none" ]; then
        echo "error: GH006: Protected branch update failed for $ref." >&2
        echo "error: Changes must be made through a pull request." >&2
        exit 1
      fi ;;
  esac
  if [ "$FORGE_WORKFLOWS" != write ] && [ "$new" != "$none" ]; then
    file=$(git log -c --name-only --format= --full-history "$new" --not --all -- .github/workflows/ | head -n 1)
    if [ -n "$file" ]; then
      echo "refusing to allow a GitHub App to create or update workflow \\\`$file\\\` without \\\`workflows\\\` permission" >&2
      exit 1
    fi
  fi
done
`;
