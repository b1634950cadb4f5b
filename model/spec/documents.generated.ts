// Generated from schemas/*.schema.json by `npm run types`: edit the schemas instead.
/**
 * Who owns the repositories, and which cloud accounts there are. There is exactly one.
 */
export interface OrganizationDocument {
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
}
/**
 * What holds for the whole organization.
 */
export interface OrganizationSpec {
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
}
/**
 * One cloud account.
 */
export interface Account {
  /**
   * The account's number, in quotes so that leading zeros stay.
   */
  readonly id: string;
}

/**
 * One isolated place that applications run in: its own account, its own folder and its own approvals.
 */
export interface EnvironmentDocument {
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
  };
  readonly spec: EnvironmentSpec;
}
/**
 * How the environment is isolated, changed and watched.
 */
export interface EnvironmentSpec {
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
  /**
   * The GitHub login that reports this environment's events. Events about this environment from anyone else are refused.
   */
  readonly reporter: string;
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
}

/**
 * One Kubernetes cluster of an environment. Every application of the environment runs on each of its clusters.
 */
export interface ClusterDocument {
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
  };
  readonly spec: ClusterSpec;
}
/**
 * Which environment the cluster belongs to and how it comes to be.
 */
export interface ClusterSpec {
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
}

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
 * The networks the application may call, beside the cluster's DNS. Everything else is denied.
 *
 * @maxItems 50
 */
export type EgressRules = readonly Egress[];

/**
 * What runs: where its source and image are, what it needs, and the environments it goes to.
 */
export interface ApplicationDocument {
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
  };
  readonly spec: ApplicationSpec;
}
/**
 * What the application needs everywhere, and what differs per environment.
 */
export interface ApplicationSpec {
  /**
   * The GitHub repository its source is in; the owner may be left out when it is the organization's.
   */
  readonly repository: string;
  /**
   * The image's repository, without tag or digest: those are said by the Release of each environment.
   */
  readonly image: string;
  /**
   * The port the container listens on; above 1023, since it does not run as root.
   */
  readonly port: number;
  readonly routes?: Routes;
  readonly config?: Config;
  readonly resources?: Resources;
  readonly replicas?: Replicas;
  readonly scaling?: Scaling;
  readonly disruptionBudget?: DisruptionBudget;
  readonly probes?: Probes;
  readonly egress?: EgressRules;
  /**
   * The environments the application runs in, each with what is different there; `{}` when nothing is.
   */
  readonly environments: {
    readonly [k: string]: Override;
  };
}
/**
 * One address.
 */
export interface Route {
  /**
   * The host name, in lower case.
   */
  readonly host: string;
  /**
   * The start of the paths that belong to the application.
   */
  readonly path?: string;
}
/**
 * Environment variables of the container. Values are text: put numbers and booleans in quotes.
 */
export interface Config {
  /**
   * The variable's value, as text.
   */
  readonly [k: string]: string;
}
/**
 * What one pod asks for.
 */
export interface Resources {
  /**
   * The CPU each pod requests, as a Kubernetes quantity.
   */
  readonly cpu?: string;
  /**
   * The memory each pod requests, and the most it may use, as a Kubernetes quantity.
   */
  readonly memory?: string;
}
/**
 * Lets the number of pods follow the load. Instead of `replicas`, not beside it.
 */
export interface Scaling {
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
}
/**
 * HTTP paths on the application's port that tell whether it is well.
 */
export interface Probes {
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
}
/**
 * One network and the TCP ports that may be called in it.
 */
export interface Egress {
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
}
/**
 * What is different in one environment. `config`, `resources` and `probes` are merged key by key; everything else replaces what is inherited, and `replicas` and `scaling` replace one another.
 */
export interface Override {
  readonly routes?: Routes;
  readonly config?: Config;
  readonly resources?: Resources;
  readonly replicas?: Replicas;
  readonly scaling?: Scaling;
  readonly disruptionBudget?: DisruptionBudget;
  readonly probes?: Probes;
  readonly egress?: EgressRules;
}

/**
 * What one environment should run: for each application the image, and where it came from.
 */
export interface ReleaseDocument {
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
}
/**
 * The images of one environment.
 */
export interface ReleaseSpec {
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
}
/**
 * The image of one application, by digest or by tag; the digest wins.
 */
export interface Deployment {
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
}
