import type { Route } from "./route.ts";
import { accountRoutes } from "./routes/account.ts";
import { actionsSettingsRoutes } from "./routes/actions-settings.ts";
import { appRoutes } from "./routes/apps.ts";
import { blobRoutes } from "./routes/blobs.ts";
import { checkRunRoutes } from "./routes/check-runs.ts";
import { codeownersRoutes } from "./routes/codeowners.ts";
import { collaboratorRoutes } from "./routes/collaborators.ts";
import { commentRoutes } from "./routes/comments.ts";
import { commitRoutes } from "./routes/commits.ts";
import { contentRoutes } from "./routes/contents.ts";
import { deploymentStatusRoutes } from "./routes/deployment-statuses.ts";
import { deploymentRoutes } from "./routes/deployments.ts";
import { environmentRoutes } from "./routes/environments.ts";
import { gitCommitRoutes } from "./routes/git-commits.ts";
import { mergeRoutes } from "./routes/merge.ts";
import { organizationRoutes } from "./routes/organizations.ts";
import { pullRoutes } from "./routes/pulls.ts";
import { refRoutes } from "./routes/refs.ts";
import { releaseRoutes } from "./routes/releases.ts";
import { repositoryRoutes } from "./routes/repositories.ts";
import { reviewRoutes } from "./routes/reviews.ts";
import { rulesetRoutes } from "./routes/rulesets.ts";
import { statusRoutes } from "./routes/statuses.ts";
import { tagRoutes } from "./routes/tags.ts";
import { treeRoutes } from "./routes/trees.ts";

/** Those about settings and who is on them. */
export const setupRoutes: readonly Route[] = [
  ...organizationRoutes,
  ...rulesetRoutes,
  ...actionsSettingsRoutes,
  ...environmentRoutes,
  ...collaboratorRoutes,
  ...codeownersRoutes,
];

/** Every route the forge serves. */
export const routes: readonly Route[] = [
  ...accountRoutes,
  ...appRoutes,
  ...repositoryRoutes,
  ...commitRoutes,
  ...contentRoutes,
  ...refRoutes,
  ...gitCommitRoutes,
  ...tagRoutes,
  ...treeRoutes,
  ...blobRoutes,
  ...pullRoutes,
  ...mergeRoutes,
  ...commentRoutes,
  ...reviewRoutes,
  ...checkRunRoutes,
  ...statusRoutes,
  ...releaseRoutes,
  ...deploymentRoutes,
  ...deploymentStatusRoutes,
  ...setupRoutes,
];
