/** What a run waits for before each of its steps. */
export type Turns = { readonly turn: () => Promise<void> };
export type Run = (turns: Turns) => Promise<unknown>;

/** Gives the runs anew, and what must hold after them; an order is told as the runs' places, a digit a step. */
export type Start = () => Promise<{
  readonly runs: readonly Run[];
  readonly check: (order: string) => Promise<void>;
}>;

/** Runs the same runs in every order of their steps; the result is how many orders there were. */
export async function inAllOrders(start: Start): Promise<number> {
  let choices: readonly number[] | undefined = [];
  for (let orders = 0; ; orders += 1) {
    if (choices === undefined) return orders;
    choices = nextOf(await tryOrder(start, choices));
  }
}

/** The same in so many orders, of those that are too many: always the same ones, for they follow from the number. */
export async function inSomeOrders(orders: number, start: Start): Promise<void> {
  let random = orders;
  const next = (): number => {
    random = (random * 16_807) % 2_147_483_647;
    return random;
  };
  for (let order = 0; order < orders; order += 1) await tryOrder(start, Array.from({ length: 100 }, next));
}

async function tryOrder(start: Start, choices: readonly number[]): Promise<readonly Choice[]> {
  const { runs, check } = await start();
  const taken = await schedule(runs, choices);
  await check(taken.map(({ run }) => run).join(""));
  return taken;
}

type Choice = { readonly place: number; readonly of: number; readonly run: number };

/** Takes one step after the other, by the choices as far as they go and then the first that waits. */
async function schedule(runs: readonly Run[], choices: readonly number[]): Promise<readonly Choice[]> {
  const stage = new Stage();
  for (const [index, run] of runs.entries()) await stage.enter(index, run);
  const taken: Choice[] = [];
  for (let able = stage.waiting; able.length > 0; able = stage.waiting) {
    const place = (choices[taken.length] ?? 0) % able.length;
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
