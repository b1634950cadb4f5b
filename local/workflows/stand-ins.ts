/** Something that is not what GitHub would do. */
export type StandIn = {
  readonly what: string;
  readonly instead: string;
  readonly why: string;
};

/** Where workflows run here otherwise than on GitHub: all of it, for a report to print. */
export const standIns: readonly StandIn[] = [
  {
    what: "GitHub's hosted runner",
    instead: "act 0.2.89, each job as processes of this machine",
    why: "there is no GitHub here, and no container",
  },
  {
    what: "acme/landfall@v0, fetched from GitHub",
    instead: "a folder with this checkout's action.yml files, bundles and validate.yml",
    why: "there is no release before it is tried",
  },
  {
    what: "uses: $/actions/validate in validate.yml",
    instead: "uses: acme/landfall/actions/validate@v0, in a copy of the file",
    why: "act does not know the form",
  },
  {
    what: "actions/checkout",
    instead: "git fetches the commit, and all of history where a workflow wants it, and act copies that folder",
    why: "act does so where it has a checkout; the action itself would have to be fetched",
  },
  {
    what: "actions/checkout of another repository, and actions/create-github-app-token",
    instead: "actions that do the same against the forge: git, and a token that is revoked when the job ends",
    why: "the actions themselves would have to be fetched",
  },
  {
    what: "actions/upload-artifact and actions/download-artifact",
    instead: "actions that copy the files to a folder beside the run's log, and from there",
    why: "there is no store of artifacts, and the actions themselves would have to be fetched",
  },
  {
    what: "actions/setup-python and actions/setup-node",
    instead: "the Python and the Node of this machine, whatever version is asked for",
    why: "the actions themselves would have to be fetched, and what they fetch",
  },
  {
    what: "a container engine, and so the whole build of an image",
    instead: "not checked: the job says so and fails",
    why: "there is none on this machine",
  },
  {
    what: "the merge commit of a pull request",
    instead: "the head of the pull request",
    why: "the forge makes no refs/pull/<number>/merge",
  },
  {
    what: "events, branches and types of `on:`",
    instead: "chosen by local/workflows from the files of the commit",
    why: "act looks at the event's name only",
  },
  {
    what: "schedule",
    instead: "local/acme/sweep.ts, at the moment that a test wants it",
    why: "no clock starts a workflow here",
  },
  {
    what: "concurrency",
    instead: "done by local/workflows as GitHub does: one runs, the newest waits",
    why: "act does not read it",
  },
  {
    what: "permissions",
    instead: "a workflow's own token may read its repository; that of the specs, write checks and comments too",
    why: "act gives one token to all jobs",
  },
  {
    what: "environment: landfall, and landfall-plan",
    instead: "the keys are there for every job, from any branch",
    why: "act does not read it",
  },
  {
    what: "deployment: false of an environment",
    instead: "left out, in a copy of the file",
    why: "act refuses what it does not know",
  },
  {
    what: "timeout-minutes of jobs",
    instead: "ten minutes for the whole run",
    why: "act does not read it",
  },
  {
    what: "if: always() after a called workflow that failed",
    instead: "the job does not run; the run has failed anyway",
    why: "act stops there",
  },
  {
    what: "node",
    instead: "a script that starts Node 24 and, where that fails, prints blanks after it",
    why: "act loses what a failing step wrote last, the more the busier the machine is",
  },
];
