/** The name of an environment's lock, at the root of its folder. */
export const lockFile = "landfall.lock";

/** What the lock says of one unit. Digests and ids are lower-case hex. */
export type LockedUnit = {
  /** SHA-256 over the unit's inputs and the renderer's version, 64 digits: equal inputs are not rendered again. */
  readonly input: string;
  /** Git's tree id of the unit's folder, 40 digits: a folder with another id was edited by hand. */
  readonly rendered: string;
  /** The application whose task this unit belongs to. */
  readonly application?: string;
  /** Only of data: the specs have said that it may be deleted. Without it, no later commit of the specs drops the unit. */
  readonly retired?: true;
  /** Only of an application that moves by blue/green: Flagger has to hand it back before it goes. */
  readonly canary?: true;
};

/** What a task must know of an application, without the specs at hand. */
export type LockedApplication = {
  /** Source repository, `owner/name`. */
  readonly repository: string;
  /** Absent while nothing is deployed. */
  readonly image?: string;
  readonly commit?: string;
  /** Its suite runs against each change of it here, and a task waits for that. Absent where there is none, or none is run. */
  readonly suite?: true;
};

/** One environment's lock, `<environment>/landfall.lock`: which inputs gave which bytes. */
export type Lock = {
  /** `owner/repository@sha` of the specs; rewritten only when another byte of the folder changes. */
  readonly source: string;
  /** The folder of the specs in that repository, as by `parseRoot`. Absent in locks of before it was written down. */
  readonly root?: string;
  readonly renderer: string;
  /** The GitHub login that reports this environment's events; an event of another sender is refused. */
  readonly reporter: string;
  /** The GitHub login that its clusters write commit statuses as; without one, no status is believed. */
  readonly statusReporter?: string;
  /** New images come here by themselves: what ends here may be what others wait for. */
  readonly delivered?: true;
  readonly applications: ReadonlyMap<string, LockedApplication>;
  /** By `printUnit`. */
  readonly units: ReadonlyMap<string, LockedUnit>;
};
