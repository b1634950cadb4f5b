import { setTimeout as sleep } from "node:timers/promises";

/** How often something is tried again, and how the time until then is spent. */
export type Patience = { readonly retries: number; readonly wait: (seconds: number) => Promise<void> };

/** Runs `attempt` until it succeeds, `delayOf` (seconds; attempts count from 1) has no answer, or patience ends. */
export async function patiently<Answer>(
  { retries, wait }: Patience,
  attempt: () => Promise<Answer>,
  delayOf: (error: unknown, attempts: number) => number | undefined,
): Promise<Answer> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      const seconds = attempts > retries ? undefined : delayOf(error, attempts);
      if (seconds === undefined) throw error;
      await wait(seconds);
    }
  }
}

/** Three more times, in real time, unless told otherwise. */
export const patienceOf = ({ retries = 3, wait }: Partial<Patience>): Patience => ({
  retries,
  wait: wait ?? ((seconds) => sleep(seconds * 1000)),
});

/** The day in UTC, as `2026-11-20`. */
export const today = (): string => new Date().toISOString().slice(0, 10);
