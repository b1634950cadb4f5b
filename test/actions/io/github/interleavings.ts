/** What a run waits for before each of its steps. */
export type Turns = { readonly turn: () => Promise<void> };
export type Run = (turns: Turns) => Promise<unknown>;

/**
 * Runs the same runs again and again, each time in another order of their steps, until every order was taken. `start`
 * gives the runs anew; the result is how many orders there were.
 */
export async function inAllOrders(
  start: () => Promise<{ readonly runs: readonly Run[]; readonly check: (order: string) => Promise<void> }>,
): Promise<number> {
  let choices: readonly number[] | undefined = [];
  for (let orders = 0; ; orders += 1) {
    if (choices === undefined) return orders;
    const { runs, check } = await start();
    const taken = await schedule(runs, choices);
    await check(taken.map(({ run }) => run).join(""));
    choices = nextOf(taken);
  }
}

type Choice = { readonly place: number; readonly of: number; readonly run: number };

/** Takes one step after the other, by the choices as far as they go and then the first that waits. */
async function schedule(runs: readonly Run[], choices: readonly number[]): Promise<readonly Choice[]> {
  const stage = new Stage();
  for (const [index, run] of runs.entries()) await stage.enter(index, run);
  const taken: Choice[] = [];
  for (let able = stage.waiting; able.length > 0; able = stage.waiting) {
    const place = choices[taken.length] ?? 0;
    const run = able[place] ?? 0;
    taken.push({ place, of: able.length, run });
    await stage.step(run);
  }
  await stage.settled();
  return taken;
}

/** Runs of which at most one moves; all others wait for their turn. */
class Stage {
  readonly #turns = new Map<number, () => void>();
  readonly #ends: Promise<unknown>[] = [];
  #moved: () => void = () => {};

  get waiting(): readonly number[] {
    return [...this.#turns.keys()].toSorted((a, b) => a - b);
  }

  /** Until it waits for its first turn. */
  enter(index: number, run: Run): Promise<void> {
    return this.#untilMoved(() => {
      const turn = (): Promise<void> =>
        new Promise((resolve) => {
          this.#turns.set(index, resolve);
          this.#moved();
        });
      this.#ends.push(run({ turn }).finally(() => this.#moved()));
    });
  }

  /** Until it waits for its next turn, or is done. */
  step(index: number): Promise<void> {
    const take = this.#turns.get(index);
    this.#turns.delete(index);
    return this.#untilMoved(() => take?.());
  }

  /** Throws what a run threw. */
  async settled(): Promise<void> {
    await Promise.all(this.#ends);
  }

  #untilMoved(move: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.#moved = resolve;
      move();
    });
  }
}

/** The order after this one; `undefined` after the last. */
function nextOf(taken: readonly Choice[]): readonly number[] | undefined {
  const last = taken.findLastIndex(({ place, of }) => place + 1 < of);
  const choice = taken[last];
  return choice && [...taken.slice(0, last).map(({ place }) => place), choice.place + 1];
}
