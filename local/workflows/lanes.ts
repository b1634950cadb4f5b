/** Something to run; in the same group as another one, it waits for that. */
export type Ride = {
  readonly group?: string;
  /** Whether what runs in its group is stopped for it. */
  readonly stopsOthers: boolean;
  /** Settles when it has ended, stopped or not. */
  readonly start: () => Promise<void>;
  readonly stop: () => void;
  /** Called instead of `start` when a newer one took its place. */
  readonly drop: () => void;
};

type Entry = { readonly ride: Ride; readonly settle: (ended?: Promise<void>) => void };

/** Lets so many run at once and, as GitHub does, of each concurrency group one, while only the newest waits. */
export class Lanes {
  readonly #atOnce: number;
  readonly #running = new Set<Ride>();
  #waiting: readonly Entry[] = [];
  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Settles when it has ended or was dropped; fails as it does. */
  add(ride: Ride): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (ride.group !== undefined) {
      this.#drop((waiting) => waiting.group === ride.group);
      if (ride.stopsOthers) this.#stop((running) => running.group === ride.group);
    }
    this.#waiting = [...this.#waiting, { ride, settle: resolve }];
    this.#start();
    return promise;
  }

  /** Drops what waits and stops what runs. */
  clear(): void {
    this.#drop(() => true);
    this.#stop(() => true);
  }

  #drop(which: (ride: Ride) => boolean): void {
    const dropped = this.#waiting.filter(({ ride }) => which(ride));
    this.#waiting = this.#waiting.filter(({ ride }) => !which(ride));
    for (const { ride, settle } of dropped) {
      ride.drop();
      settle();
    }
  }

  #stop(which: (ride: Ride) => boolean): void {
    for (const ride of this.#running) if (which(ride)) ride.stop();
  }

  #start(): void {
    const next = this.#waiting.find(({ ride }) => !this.#isBusy(ride.group));
    if (next === undefined || this.#running.size >= this.#atOnce) return;
    this.#waiting = this.#waiting.filter((entry) => entry !== next);
    this.#running.add(next.ride);
    const ended = next.ride.start().finally(() => {
      this.#running.delete(next.ride);
      this.#start();
    });
    next.settle(ended);
    this.#start();
  }

  #isBusy(group: string | undefined): boolean {
    return group !== undefined && [...this.#running].some((ride) => ride.group === group);
  }
}
