import { actionsAllowed } from "./checks/actions-allowed.ts";
import { actionsEnabled } from "./checks/actions-enabled.ts";
import { approval } from "./checks/approval.ts";
import { archived } from "./checks/archived.ts";
import { bypass } from "./checks/bypass.ts";
import type { Check } from "./checks/check.ts";
import { clientId } from "./checks/client-id.ts";
import { codeowners } from "./checks/codeowners.ts";
import { defaultBranch } from "./checks/default-branch.ts";
import { deliveryApproval } from "./checks/delivery-approval.ts";
import { eventsWriters } from "./checks/events-writers.ts";
import { firstCommit } from "./checks/first-commit.ts";
import { keyElsewhere } from "./checks/key-elsewhere.ts";
import { keyEnvironment } from "./checks/key-environment.ts";
import { keySecret } from "./checks/key-secret.ts";
import { landfallAppInstalled } from "./checks/landfall-app.ts";
import { named } from "./checks/named.ts";
import { ownerReview } from "./checks/owner-review.ts";
import { pullRequestRule } from "./checks/pull-request-rule.ts";
import { reachable } from "./checks/reachable.ts";
import { readerAppInstalled } from "./checks/reader-app.ts";
import { reporters } from "./checks/reporters.ts";
import { requiredCheck } from "./checks/required-check.ts";
import { sharedReporter } from "./checks/shared-reporter.ts";
import { statusReporters } from "./checks/status-reporters.ts";
import { verifiedSets } from "./checks/verified-sets.ts";
import { workflows } from "./checks/workflows.ts";

/** Every check, in the order in which a person would set things up. */
export const checks: readonly Check[] = [
  reachable,
  named,
  archived,
  defaultBranch,
  firstCommit,
  workflows,
  actionsEnabled,
  actionsAllowed,
  approval,
  landfallAppInstalled,
  readerAppInstalled,
  keyEnvironment,
  keySecret,
  keyElsewhere,
  clientId,
  pullRequestRule,
  requiredCheck,
  ownerReview,
  bypass,
  deliveryApproval,
  verifiedSets,
  codeowners,
  reporters,
  sharedReporter,
  statusReporters,
  eventsWriters,
];
