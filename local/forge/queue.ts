/** Runs one piece of work after the other, in the order they came; a failure concerns only its own caller. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** When all that was queued until now is done. */
  async settled(): Promise<void> {
    await this.#last;
  }
}
