import { printTarget } from "../../model/names/target.ts";
import type { Standing } from "../../model/task/standing.ts";
import { isUnderWay, type Overview } from "../../views/task/overview.ts";

/** As often GitHub is asked for its list of Deployments. */
export const lookSeconds = 5;

export type WatchDeps = {
  readonly look: () => Promise<Overview>;
  /** `changed`: the tasks that are new or stand otherwise than before; all of them at first. */
  readonly show: (overview: Overview, changed: readonly Standing[]) => void;
  readonly wait: (seconds: number) => Promise<void>;
};

/** Looks again and again until nothing is under way any more; gives what was seen last. */
export async function watch({ look, show, wait }: WatchDeps): Promise<Overview> {
  let before: ReadonlyMap<string, string> = new Map();
  for (;;) {
    const overview = await look();
    const known = before;
    show(
      overview,
      overview.tasks.filter((standing) => known.get(keyOf(standing)) !== wordsOf(standing)),
    );
    before = new Map(overview.tasks.map((standing) => [keyOf(standing), wordsOf(standing)]));
    if (!overview.tasks.some(isUnderWay)) return overview;
    await wait(lookSeconds);
  }
}

const keyOf = ({ task }: Standing): string => `${printTarget(task.target)}@${task.commit}`;

/** How long it has been stuck is no news. */
const wordsOf = ({ word, pace, sentence }: Standing): string =>
  JSON.stringify([word, pace, pace === "stuck" ? "" : sentence]);
