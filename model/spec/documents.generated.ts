// Generated from schemas/*.schema.json by `npm run types`: edit the schemas instead.
/**
 * Who owns the repositories, and which cloud accounts there are. There is exactly one.
 */
export type OrganizationDocument = {
  /**
   * The version of the spec language this document is written in.
   */
  readonly apiVersion: "landfall/v1";
  /**
   * Which kind of document this is: `Organization`.
   */
  readonly kind: "Organization";
  /**
   * What identifies the document.
   */
  readonly metadata: {
    /**
     * The name other documents call this organization by; unique among its kind, whatever the case.
     */
    readonly name: string;
  };
  readonly spec: OrganizationSpec;
};
/**
 * What holds for the whole organization.
 */
export type OrganizationSpec = {
  /**
   * Where the organization's repositories are.
   */
  readonly github: {
    /**
     * GitHub's address, without a trailing slash; plain http only for a server on the loopback interface.
     */
    readonly url?: string;
    /**
     * The GitHub organization or user that owns the repositories.
     */
    readonly owner: string;
    /**
     * The three repositories Landfall works with, by name without the owner. They must differ: whoever may write events must not be able to write manifests.
     */
    readonly repositories: {
      /**
       * Holds these documents; people edit it by pull request.
       */
      readonly specs: string;
      /**
       * Holds one folder of rendered manifests per environment; Flux reconciles its main branch.
       */
      readonly environments: string;
      /**
       * Receives what clusters report; it holds only the workflow that reads it.
       */
      readonly events: string;
    };
  };
  /**
   * The cloud accounts by the name environments refer to them by.
   */
  readonly accounts: {
    readonly [k: string]: Account;
  };
  /**
   * Registries that are pulled from instead of the ones images and charts name. The longest start that fits counts.
   */
  readonly mirrors?: {
    /**
     * For container images: the start of an image's name, and what stands in its place.
     */
    readonly images?: {
      /**
       * What is pulled from instead.
       */
      readonly [k: string]: string;
    };
    /**
     * For charts at OCI addresses: the start of the address behind oci://, and what stands in its place.
     */
    readonly charts?: {
      /**
       * What is pulled from instead.
       */
      readonly [k: string]: string;
    };
  };
  /**
   * How much a broken rule weighs here, by the rule's id, where that is not its own severity.
   */
  readonly policies?: {
    /**
     * An error fails the check; a warning and a notice are only shown.
     */
    readonly [k: string]: "error" | "warning" | "notice";
  };
  /**
   * What one unit of a currency is worth in US dollars, which prices are in. With it, a budget in that currency can be judged.
   */
  readonly exchangeRates?: {
    /**
     * US dollars for one euro.
     */
    readonly EUR?: number;
  };
  /**
   * Places in which a rule does not hold for a while.
   *
   * @maxItems 200
   *
   * Items: One rule, one document, and why.
   */
  readonly exceptions?: {
    /**
     * The id of a policy rule, as `landfall explain` lists them.
     */
    readonly rule: string;
    /**
     * The document that may break it, as kind and name.
     */
    readonly document: string;
    /**
     * Why it may.
     */
    readonly reason: string;
    /**
     * The person or group who answers for it, as Access names them.
     */
    readonly owner: string;
    /**
     * The last day it holds. From the day after, it is a problem itself.
     */
    readonly until: string;
  }[];
};
/**
 * One cloud account.
 */
export type Account = {
  /**
   * The account's number, in quotes so that leading zeros stay.
   */
  readonly id: string;
};

/**
 * One isolated place that applications run in: its own account, its own folder and its own approvals.
 */
export type EnvironmentDocument = {
  /**
   * The version of the spec language this document is written in.
   */
  readonly apiVersion: "landfall/v1";
  /**
   * Which kind of document this is: `Environment`.
   */
  readonly kind: "Environment";
  /**
   * What identifies the document.
   */
  readonly metadata: {
    /**
     * The name other documents call this environment by; unique among its kind, whatever the case.
     */
    readonly name: string;
    /**
     * The name the environment had before a rename. Everything outside the specs (folders, namespaces, data, checks) keeps it, so a rename moves nothing.
     */
    readonly formerly?: string;
  };
  readonly spec: EnvironmentSpec;
};
/**
 * How the environment is isolated, changed and watched.
 */
export type EnvironmentSpec = {
  /**
   * What the environment is for. Policies are strictest in production.
   */
  readonly tier: "playground" | "staging" | "production" | "cicd" | "management";
  /**
   * The account it lives in: a name among the organization's accounts.
   */
  readonly account: string;
  /**
   * The cloud region its clusters run in.
   */
  readonly region?: string;
  /**
   * Whether the pull request of rendered manifests is merged by itself once its check is green, or by a person.
   */
  readonly merge?: "auto" | "manual";
  readonly delivery?: Delivery;
  /**
   * The GitHub login that reports this environment's events. Events about this environment from anyone else are refused.
   */
  readonly reporter: string;
  /**
   * The GitHub login that this environment's clusters write commit statuses as, on the environments repository: a second way to hear of them, which Flux tries again at every interval. It may write statuses and nothing else, so it is never the reporter. Without it, clusters write none, and none is believed.
   */
  readonly statusReporter?: string;
  /**
   * The ClusterSecretStore (External Secrets) that the environment's secrets come from. Needed as soon as an application there has secrets.
   */
  readonly secretStore?: string;
  /**
   * What the environment may cost.
   */
  readonly budget?: {
    /**
     * The most it may cost in a month, in whole or part units of the currency.
     */
    readonly monthly: number;
    /**
     * The currency of the amount.
     */
    readonly currency: "USD" | "EUR";
  };
};
/**
 * What moves new images here by itself. Without it, people write the Release.
 */
export type Delivery = {
  /**
   * What brings an image here: `push`, each commit of an application's default branch once its image is built; `tag`, each version that was verified in another environment.
   */
  readonly on: "push" | "tag";
  /**
   * With `on: tag`, the environment that must have verified the image before.
   */
  readonly after?: string;
  /**
   * With `on: tag`, so many hours a tag may wait for that; after them it is refused.
   */
  readonly limitHours?: number;
  readonly gates?: Gates;
  /**
   * Days on which nothing is promoted here.
   *
   * @maxItems 50
   */
  readonly freezes?: readonly Freeze[];
  /**
   * Gates that do not hold for one application for a while. Each use is shown on the promotion.
   *
   * @maxItems 50
   */
  readonly bypasses?: readonly Bypass[];
};
/**
 * What a promotion waits for.
 */
export type Gates = {
  /**
   * How many of those who may approve here must approve the promotion's pull request.
   */
  readonly approvals?: number;
  /**
   * So many minutes an image must have been verified before it moves on.
   */
  readonly soakMinutes?: number;
  /**
   * When promotions may be merged: within any of them. Without one, always.
   *
   * @maxItems 20
   */
  readonly windows?: readonly Window[];
};
/**
 * Hours of some days.
 */
export type Window = {
  /**
   * The days of the week.
   *
   * @minItems 1
   * @maxItems 7
   */
  readonly days: readonly ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
  /**
   * When it opens.
   */
  readonly from: string;
  /**
   * When it closes; after `from`, on the same day.
   */
  readonly to: string;
  /**
   * The time zone of the hours.
   */
  readonly timeZone?: string;
};
/**
 * From one day to another, both included, in UTC.
 */
export type Freeze = {
  /**
   * The first day.
   */
  readonly from: string;
  /**
   * The last day.
   */
  readonly until: string;
  /**
   * Why nothing is promoted.
   */
  readonly reason: string;
  /**
   * The person or group who answers for it, as Access names them.
   */
  readonly owner: string;
};
/**
 * One application, the gates it passes by, and why.
 */
export type Bypass = {
  /**
   * The application.
   */
  readonly application: string;
  /**
   * Only for this version. Without it, for all.
   */
  readonly version?: string;
  /**
   * What it need not wait for.
   *
   * @minItems 1
   * @maxItems 5
   */
  readonly gates: readonly ("tests" | "approvals" | "soak" | "window" | "freeze")[];
  /**
   * Why it may.
   */
  readonly reason: string;
  /**
   * The person or group who answers for it, as Access names them.
   */
  readonly owner: string;
  /**
   * The last day it holds.
   */
  readonly until: string;
};

/**
 * One Kubernetes cluster of an environment. Every application of the environment runs on each of its clusters, unless it names the ones it wants.
 */
export type ClusterDocument = {
  /**
   * The version of the spec language this document is written in.
   */
  readonly apiVersion: "landfall/v1";
  /**
   * Which kind of document this is: `Cluster`.
   */
  readonly kind: "Cluster";
  /**
   * What identifies the document.
   */
  readonly metadata: {
    /**
     * The name other documents call this cluster by; unique among its kind, whatever the case.
     */
    readonly name: string;
    /**
     * The name the cluster had before a rename. Everything outside the specs (folders, namespaces, data, checks) keeps it, so a rename moves nothing.
     */
    readonly formerly?: string;
  };
  readonly spec: ClusterSpec;
};
/**
 * Which environment the cluster belongs to and how it comes to be.
 */
export type ClusterSpec = {
  /**
   * The environment this cluster belongs to.
   */
  readonly environment: string;
  /**
   * Who makes the cluster. `existing`: it is there already, and only Flux is pointed at its folder.
   */
  readonly provider: "existing";
  /**
   * How Traefik is set up on the cluster.
   */
  readonly ingress?: {
    /**
     * The namespace Traefik runs in; traffic to applications is let in from there.
     */
    readonly namespace?: string;
    /**
     * The name of Traefik's certificate resolver that routes get their TLS certificates from. Without it, Traefik's default certificate is used.
     */
    readonly certResolver?: string;
  };
  /**
   * The nodes the cluster runs on, by the name of their pool. Used for the cost alone: nothing is made or changed by it. Where it is there, the cluster counts as its nodes, and not as what the applications on it request.
   */
  readonly nodePools?: {
    readonly [k: string]: NodePool;
  };
  /**
   * Says that the cluster goes. Flux removes the applications from it; what holds data stays until this document is removed.
   */
  readonly retire?: {
    /**
     * Why it goes.
     */
    readonly reason: string;
    /**
     * The day the data is kept until. From then on, `landfall validate` asks for the document to be removed.
     */
    readonly until: string;
  };
};
/**
 * Nodes of one instance type, and how many of them there may be.
 */
export type NodePool = {
  /**
   * The vendor's name for the kind of machine; its cost is unknown where the price table has no price for it.
   */
  readonly instance: string;
  /**
   * The fewest nodes the pool has.
   */
  readonly min: number;
  /**
   * The most nodes the pool may grow to; where it is less than the minimum, the minimum counts.
   */
  readonly max: number;
};

/**
 * The command, as a shell takes it; it has passed when it ends with 0.
 */
export type CommandLine = string;
/**
 * What is set up before the command: the language, and the packages that the repository names. `python` installs `requirements.txt` or the project itself, `node` what the lockfile says. Without one, nothing is.
 */
export type Recipe = "python" | "node";
/**
 * The version of the recipe's language. Without it, the one that the repository asks for (`.python-version`, `.nvmrc`), or else Python 3.13 or Node 24.
 */
export type LanguageVersion = string;
/**
 * The folder that the command runs in, from the repository's root.
 */
export type Folder = string;
/**
 * Where the command leaves its results as JUnit XML, from the folder. With them, a failure is told with the name of the test.
 */
export type Results = string;
/**
 * After this many minutes the command counts as timed out.
 */
export type TimeoutMinutes = number;
/**
 * The chart's exact version.
 */
export type ChartVersion = string;
/**
 * What the container runs instead of the image's own entry point.
 *
 * @minItems 1
 * @maxItems 50
 *
 * Items: The program, then what always follows it.
 */
export type Command = readonly string[];
/**
 * What follows the command.
 *
 * @maxItems 50
 *
 * Items: One argument.
 */
export type Arguments = readonly string[];
/**
 * The addresses the application answers on, through Traefik.
 *
 * @maxItems 50
 */
export type Routes = readonly Route[];
/**
 * A fixed number of pods. Without `replicas` and `scaling`: 2 in production, else 1.
 */
export type Replicas = number;
/**
 * Keeps all but one pod running while nodes are drained.
 */
export type DisruptionBudget = boolean;
/**
 * How a new image takes over: `rolling` replaces pods one after the other; `blueGreen` starts all of the new beside the old, looks at them for a while, then moves the traffic in one go, and back when the analysis fails (by Flagger, behind Traefik). From `blueGreen` an application comes back by `rolling`, in so many words, and only then by leaving it out.
 */
export type Strategy = "rolling" | "blueGreen";
/**
 * The storage of each instance. It can grow later, never shrink.
 */
export type DatabaseSize = string;
/**
 * The applications that may call this one inside the cluster. Nobody else may.
 *
 * @maxItems 100
 *
 * Items: The name of an application.
 */
export type Callers = readonly string[];
/**
 * The networks the application may call, beside the cluster's DNS. Everything else is denied.
 *
 * @maxItems 50
 */
export type EgressRules = readonly Egress[];
/**
 * The last resort: changes to what is rendered that no field of this language says.
 *
 * @maxItems 20
 */
export type Patches = readonly Patch[];
/**
 * The only clusters of its environments it runs on. Without it: all of them.
 *
 * @minItems 1
 * @maxItems 50
 *
 * Items: The name of a cluster.
 */
export type Clusters = readonly string[];

/**
 * What runs: where its source and image are, what it needs, and the environments it goes to.
 */
export type ApplicationDocument = {
  /**
   * The version of the spec language this document is written in.
   */
  readonly apiVersion: "landfall/v1";
  /**
   * Which kind of document this is: `Application`.
   */
  readonly kind: "Application";
  /**
   * What identifies the document.
   */
  readonly metadata: {
    /**
     * The name other documents call this application by; unique among its kind, whatever the case.
     */
    readonly name: string;
    /**
     * The name the application had before a rename. Everything outside the specs (folders, namespaces, data, checks) keeps it, so a rename moves nothing.
     */
    readonly formerly?: string;
  };
  readonly spec: ApplicationSpec;
};
/**
 * What the application needs everywhere, and what differs per environment.
 */
export type ApplicationSpec = {
  /**
   * The GitHub repository its source is in; the owner may be left out when it is the organization's.
   */
  readonly repository: string;
  /**
   * The image's repository, without tag or digest: those are said by the Release of each environment. Instead of `chart`, not beside it.
   */
  readonly image?: string;
  readonly build?: Build;
  readonly test?: Test;
  readonly suite?: Suite;
  /**
   * Which of the repository's tags are versions: text around `{version}`, which stands for a semantic version.
   *
   * @minItems 1
   * @maxItems 5
   *
   * Items: One form of tags.
   */
  readonly tags?: readonly string[];
  /**
   * Whether a version that has reached production becomes a GitHub Release of the application's repository. Only then is anything but states written there.
   */
  readonly githubReleases?: boolean;
  readonly chart?: Chart;
  /**
   * The port the container listens on; above 1023, since it does not run as root. Without a port the application is a worker: nobody calls it.
   */
  readonly port?: number;
  /**
   * More ports the container listens on, by name.
   */
  readonly ports?: {
    /**
     * A TCP port above 1023.
     */
    readonly [k: string]: number;
  };
  readonly command?: Command;
  readonly args?: Arguments;
  readonly routes?: Routes;
  readonly headers?: Headers;
  readonly limits?: Limits;
  readonly config?: Config;
  readonly secrets?: Secrets;
  /**
   * Registries that want credentials, by a name of your own: where the docker config (JSON) of each is in the secret store.
   */
  readonly pullSecrets?: {
    readonly [k: string]: Secret;
  };
  readonly resources?: Resources;
  readonly replicas?: Replicas;
  readonly scaling?: Scaling;
  readonly disruptionBudget?: DisruptionBudget;
  readonly strategy?: Strategy;
  readonly blueGreen?: BlueGreen;
  readonly probes?: Probes;
  /**
   * File systems that outlive their pods, by name. Never deleted by Git alone: see `retire`.
   */
  readonly volumes?: {
    readonly [k: string]: Volume;
  };
  readonly database?: Database;
  /**
   * Commands that run to their end, once per change or on a schedule, by name.
   */
  readonly jobs?: {
    readonly [k: string]: Job;
  };
  readonly callers?: Callers;
  readonly egress?: EgressRules;
  readonly patches?: Patches;
  readonly clusters?: Clusters;
  /**
   * Says that the application goes. It is stopped at once; what holds its data stays until this document is removed. Without it, removing the document leaves the data where it is.
   */
  readonly retire?: {
    /**
     * Why it goes.
     */
    readonly reason: string;
    /**
     * The day the data is kept until. From then on, `landfall validate` asks for the document to be removed.
     */
    readonly until: string;
  };
  /**
   * The environments the application runs in, each with what is different there; `{}` when nothing is.
   */
  readonly environments: {
    readonly [k: string]: Override;
  };
};
/**
 * How the image is built from the repository.
 */
export type Build = {
  /**
   * The folder that the build sees, from the repository's root.
   */
  readonly context?: string;
  /**
   * The Dockerfile, from the repository's root. Without it, `Dockerfile` in the context.
   */
  readonly file?: string;
};
/**
 * The tests that a commit must pass before an image of it is built. Without it, every commit is built.
 */
export type Test = {
  readonly command: CommandLine;
  readonly recipe?: Recipe;
  readonly version?: LanguageVersion;
  readonly folder?: Folder;
  readonly results?: Results;
  readonly timeoutMinutes?: TimeoutMinutes;
  /**
   * Containers that run beside the tests, by name.
   */
  readonly services?: {
    readonly [k: string]: TestService;
  };
};
/**
 * A container that runs beside the tests, reached by its name.
 */
export type TestService = {
  /**
   * The container's image.
   */
  readonly image: string;
  /**
   * The port it listens on; on the test's own machine it is the same one.
   */
  readonly port: number;
  /**
   * What the container is started with.
   */
  readonly environment?: {
    /**
     * The value of the variable.
     */
    readonly [k: string]: string;
  };
};
/**
 * The tests that run against an environment in which every push is delivered, once the application is healthy there. They find its address as LANDFALL_URL. Without it, being healthy is all that is asked.
 */
export type Suite = {
  readonly command: CommandLine;
  readonly recipe?: Recipe;
  readonly version?: LanguageVersion;
  readonly folder?: Folder;
  readonly results?: Results;
  readonly timeoutMinutes?: TimeoutMinutes;
};
/**
 * A Helm chart that Flux installs in the application's namespace, instead of `image`.
 */
export type Chart = {
  /**
   * An OCI artifact (oci://…, with the chart's name), or a Helm repository (https://…, beside `name`).
   */
  readonly url: string;
  /**
   * The chart's name in a Helm repository; an OCI address has it already.
   */
  readonly name?: string;
  readonly version: ChartVersion;
  readonly values?: ChartValues;
  /**
   * The Pod Security Standard its pods are held to. Charts that cannot run restricted say baseline.
   */
  readonly podSecurity?: "restricted" | "baseline";
};
/**
 * The chart's values. An environment's own are merged into them, map by map.
 */
export type ChartValues = {
  readonly [k: string]: unknown;
};
/**
 * One address.
 */
export type Route = {
  /**
   * The host name, in lower case.
   */
  readonly host: string;
  /**
   * The start of the paths that belong to the application.
   */
  readonly path?: string;
  /**
   * The name of one of `ports`; without it, `port`.
   */
  readonly port?: string;
};
/**
 * Headers Traefik adds to every answer; an empty text removes one.
 */
export type Headers = {
  /**
   * The header's value; empty removes the header.
   */
  readonly [k: string]: string;
};
/**
 * What Traefik lets through to the application; more is answered with 429 or 413.
 */
export type Limits = {
  /**
   * The average number of requests per second from one address.
   */
  readonly requestsPerSecond?: number;
  /**
   * How many requests may come at once on top of that. Without it, as many as `requestsPerSecond`.
   */
  readonly burst?: number;
  /**
   * The number of requests from one address that are answered at the same time.
   */
  readonly concurrent?: number;
  /**
   * The largest body of a request, in KiB.
   */
  readonly bodyKiB?: number;
};
/**
 * Environment variables of the container. Values are text: put numbers and booleans in quotes.
 */
export type Config = {
  /**
   * The variable's value, as text.
   */
  readonly [k: string]: string;
};
/**
 * Environment variables whose values come from the environment's secret store (External Secrets). Only where a value is stands here.
 */
export type Secrets = {
  readonly [k: string]: Secret;
};
/**
 * Where one secret is in the environment's secret store. Its value never stands in the specs.
 */
export type Secret = {
  /**
   * The name of the secret in the store.
   */
  readonly key: string;
  /**
   * One property of a secret that holds several.
   */
  readonly property?: string;
};
/**
 * What one pod asks for.
 */
export type Resources = {
  /**
   * The CPU each pod requests, as a Kubernetes quantity.
   */
  readonly cpu?: string;
  /**
   * The memory each pod requests, and the most it may use, as a Kubernetes quantity.
   */
  readonly memory?: string;
};
/**
 * Lets the number of pods follow the load. Instead of `replicas`, not beside it.
 */
export type Scaling = {
  /**
   * The number of pods it never goes below.
   */
  readonly min: number;
  /**
   * The number of pods it never goes above; at least `min`.
   */
  readonly max: number;
  /**
   * The average use of the requested CPU that the autoscaler steers to, in percent.
   */
  readonly cpu?: number;
};
/**
 * How the new image is looked at before the traffic moves. It counts with `strategy: blueGreen`.
 */
export type BlueGreen = {
  /**
   * How often it is looked at before the traffic moves.
   */
  readonly checks?: number;
  /**
   * Seconds from one look to the next.
   */
  readonly intervalSeconds?: number;
  /**
   * After so many looks that failed, the new image is given up.
   */
  readonly failures?: number;
  /**
   * Addresses that are asked, by name: the traffic moves only once each has answered 200. `{application}` and `{environment}` in one stand for their names.
   */
  readonly gates?: {
    /**
     * The address that is asked, by POST.
     */
    readonly [k: string]: string;
  };
};
/**
 * HTTP paths on the application's port that tell whether it is well.
 */
export type Probes = {
  /**
   * Answers 200 when the pod may receive traffic.
   */
  readonly readiness?: string;
  /**
   * Answers 200 as long as the pod need not be restarted.
   */
  readonly liveness?: string;
  /**
   * Answers 200 once the pod has started; the other probes wait for it.
   */
  readonly startup?: string;
};
/**
 * One file system that outlives its pod.
 */
export type Volume = {
  /**
   * Where the container finds it.
   */
  readonly path: string;
  /**
   * How much it holds. It can grow later, never shrink.
   */
  readonly size: string;
  /**
   * The cluster's storage class; without it, the cluster's default.
   */
  readonly storageClass?: string;
  /**
   * Whether several pods use it at once (ReadWriteMany). Otherwise the application runs as a single pod, which is stopped before its successor starts.
   */
  readonly shared?: boolean;
};
/**
 * A PostgreSQL database of the application's own (CloudNativePG). Its credentials come as DATABASE_URL and as PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD. It is never deleted by Git alone: see `retire`.
 */
export type Database = {
  readonly size?: DatabaseSize;
  /**
   * One primary and its replicas. Without it: 3 in production, else 1.
   */
  readonly instances?: number;
  /**
   * The cluster's storage class; without it, the cluster's default.
   */
  readonly storageClass?: string;
  readonly resources?: Resources;
};
/**
 * A command that runs to its end in the application's image, with its configuration and secrets.
 */
export type Job = {
  readonly command: Command;
  readonly args?: Arguments;
  /**
   * When it runs, as five cron fields. Without it, it runs once whenever the application changes, as migrations do.
   */
  readonly schedule?: string;
  /**
   * The time zone of the schedule.
   */
  readonly timeZone?: string;
  /**
   * After this many seconds it counts as failed.
   */
  readonly timeoutSeconds?: number;
  /**
   * How often it is tried again after a failure.
   */
  readonly retries?: number;
  readonly resources?: Resources;
};
/**
 * One network and the TCP ports that may be called in it.
 */
export type Egress = {
  /**
   * The network, in CIDR notation.
   */
  readonly cidr: string;
  /**
   * The TCP ports in that network.
   *
   * @minItems 1
   * @maxItems 20
   *
   * Items: A TCP port.
   */
  readonly ports: readonly number[];
};
/**
 * One change to a rendered object: a strategic merge, or JSON patch operations.
 */
export type Patch = {
  readonly target: PatchTarget;
  readonly merge?: Open;
  /**
   * JSON patch operations (RFC 6902), in order.
   *
   * @minItems 1
   * @maxItems 50
   */
  readonly operations?: readonly Operation[];
};
/**
 * Which rendered object of the application is changed.
 */
export type PatchTarget = {
  /**
   * The object's kind.
   */
  readonly kind: string;
  /**
   * The object's name, where several are of that kind.
   */
  readonly name?: string;
};
/**
 * Whatever the object takes there.
 */
export type Open = {
  readonly [k: string]: unknown;
};
/**
 * One step of a JSON patch (RFC 6902).
 */
export type Operation = {
  /**
   * What is done.
   */
  readonly op: "add" | "remove" | "replace" | "move" | "copy" | "test";
  /**
   * Where, as a JSON pointer.
   */
  readonly path: string;
  /**
   * Where to move or copy from, as a JSON pointer.
   */
  readonly from?: string;
  /**
   * What is added, put in place or tested.
   */
  readonly value?: unknown;
};
/**
 * What is different in one environment. `config`, `secrets`, `headers`, `limits`, `resources`, `probes`, `database`, `blueGreen` and the chart's values are merged key by key; everything else replaces what is inherited, and `replicas` and `scaling` replace one another.
 */
export type Override = {
  readonly routes?: Routes;
  readonly headers?: Headers;
  readonly limits?: Limits;
  readonly config?: Config;
  readonly secrets?: Secrets;
  readonly resources?: Resources;
  readonly replicas?: Replicas;
  readonly scaling?: Scaling;
  readonly disruptionBudget?: DisruptionBudget;
  readonly strategy?: Strategy;
  readonly blueGreen?: BlueGreen;
  readonly probes?: Probes;
  readonly database?: Database;
  readonly chart?: ChartOverride;
  readonly callers?: Callers;
  readonly egress?: EgressRules;
  readonly patches?: Patches;
  readonly clusters?: Clusters;
};
/**
 * What is different about the chart in this environment.
 */
export type ChartOverride = {
  readonly version?: ChartVersion;
  readonly values?: ChartValues;
};

/**
 * What one environment should run: for each application the image, and where it came from.
 */
export type ReleaseDocument = {
  /**
   * The version of the spec language this document is written in.
   */
  readonly apiVersion: "landfall/v1";
  /**
   * Which kind of document this is: `Release`.
   */
  readonly kind: "Release";
  /**
   * What identifies the document.
   */
  readonly metadata: {
    /**
     * The name other documents call this release by; unique among its kind, whatever the case.
     */
    readonly name: string;
  };
  readonly spec: ReleaseSpec;
};
/**
 * The images of one environment.
 */
export type ReleaseSpec = {
  /**
   * The environment this release is for. Each has at most one.
   */
  readonly environment: string;
  /**
   * What each application should run; one that is not named is not deployed.
   */
  readonly applications: {
    readonly [k: string]: Deployment;
  };
};
/**
 * The image of one application, by digest or by tag; the digest wins.
 */
export type Deployment = {
  /**
   * The image's digest: the same bytes for ever.
   */
  readonly digest?: string;
  /**
   * The image's tag. A tag can be moved, so production wants a digest.
   */
  readonly tag?: string;
  /**
   * The version people call it by.
   */
  readonly version?: string;
  /**
   * The commit of the source repository the image was built from.
   */
  readonly commit?: string;
};

/**
 * Who may do what: the people, the groups they are in, and what each may do in which environment. There is one, or none.
 */
export type AccessDocument = {
  /**
   * The version of the spec language this document is written in.
   */
  readonly apiVersion: "landfall/v1";
  /**
   * Which kind of document this is: `Access`.
   */
  readonly kind: "Access";
  /**
   * What identifies the document.
   */
  readonly metadata: {
    /**
     * A name for it, such as the organization's.
     */
    readonly name: string;
  };
  readonly spec: AccessSpec;
};
/**
 * People, groups and grants.
 */
export type AccessSpec = {
  /**
   * Everybody, by a name of your own.
   */
  readonly people: {
    readonly [k: string]: Person;
  };
  /**
   * People who are given rights together.
   */
  readonly groups?: {
    readonly [k: string]: Group;
  };
  /**
   * What a group or a person may do, where. Nothing else is allowed.
   *
   * @maxItems 500
   */
  readonly grants: readonly Grant[];
};
/**
 * One person.
 */
export type Person = {
  /**
   * The login their reviews and commits have on GitHub.
   */
  readonly github: string;
  /**
   * The address they sign in to clusters with: the user name the API server knows them by.
   */
  readonly email: string;
};
/**
 * Several people.
 */
export type Group = {
  /**
   * Their names, as `people` has them.
   *
   * @minItems 1
   * @maxItems 1000
   *
   * Items: The name of a person.
   */
  readonly people: readonly string[];
};
/**
 * Rights of one group or person.
 */
export type Grant = {
  /**
   * The group that is given the rights. Instead of `person`.
   */
  readonly group?: string;
  /**
   * The person who is given the rights. Instead of `group`.
   */
  readonly person?: string;
  /**
   * Where; without it, everywhere.
   *
   * @minItems 1
   * @maxItems 200
   *
   * Items: The name of an environment.
   */
  readonly environments?: readonly string[];
  /**
   * For which applications; without it, for all.
   *
   * @minItems 1
   * @maxItems 1000
   *
   * Items: The name of an application.
   */
  readonly applications?: readonly string[];
  /**
   * What they may do.
   *
   * @minItems 1
   * @maxItems 4
   *
   * Items: `view`: read what runs. `edit`: propose changes to the specs. `approve`: accept them. `operate`: restart, look into and debug what runs.
   */
  readonly rights: readonly ("view" | "edit" | "approve" | "operate")[];
};
