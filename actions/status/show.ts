import type { Standing } from "../../model/task/standing.ts";
import { type Overview, saidOf } from "../../views/task/overview.ts";
import { toStatusJson, toStatusJsonLine } from "../../views/task/status-json.ts";
import { toStatusLines, toTitledLine } from "../../views/task/status-table.ts";
import { toTaskLines } from "../../views/task/status-task.ts";
import type { Links } from "../../views/task/summary.ts";
import type { Given } from "../io/arguments.ts";
import { openScreen } from "../io/screen.ts";
import { painter } from "../io/terminal.ts";
import { lookSeconds } from "./watch.ts";

export type Showing = {
  readonly form: "human" | "json";
  readonly links: Links;
  /** One task in full, where it can be read. */
  readonly isOne: boolean;
  readonly given: Pick<Given, "color" | "out">;
};

/** What `--watch` shows: on a screen of its own, or line by line where nobody can look at one. */
export type Show = Disposable & {
  readonly isLive: boolean;
  readonly show: (overview: Overview, changed: readonly Standing[]) => void;
  /** What stays in the terminal. */
  readonly end: (overview: Overview) => void;
};

export const printed = (overview: Overview, showing: Showing): string =>
  showing.form === "json" ? toStatusJson(overview, showing.links) : linesOf(overview, showing).join("\n");

function linesOf(overview: Overview, { isOne, links, given }: Showing): readonly string[] {
  const paint = painter(given.color);
  const [standing] = overview.tasks;
  return isOne && standing ? toTaskLines(standing, links, paint) : toStatusLines(overview, paint);
}

export function openShow(showing: Showing): Show {
  if (showing.form === "json") return openStream(showing);
  return process.stdout.isTTY === true ? openLive(showing) : openLines(showing);
}

function openLive(showing: Showing): Show {
  const screen = openScreen();
  const end = (): void => screen[Symbol.dispose]();
  return {
    isLive: true,
    show: (overview) => {
      const foot = `seen at ${overview.now}, again in ${lookSeconds}s; Ctrl-C ends it`;
      screen.draw([...linesOf(overview, showing), "", painter(showing.given.color)("dim", foot)]);
    },
    end: (overview) => {
      end();
      showing.given.out(printed(overview, showing));
    },
    [Symbol.dispose]: end,
  };
}

/** The first time everything, from then on a line for each task that stands otherwise. */
function openLines({ given, ...showing }: Showing): Show {
  let isFirst = true;
  return {
    isLive: false,
    show: (overview, changed) => {
      if (isFirst) given.out(linesOf(overview, { ...showing, given }).join("\n"));
      else for (const standing of changed) given.out(toTitledLine(standing));
      isFirst = false;
    },
    end: (overview) => given.out(saidOf(overview)),
    [Symbol.dispose]: () => {},
  };
}

function openStream({ links, given }: Showing): Show {
  let isFirst = true;
  return {
    isLive: false,
    show: (overview, changed) => {
      if (isFirst || changed.length > 0) given.out(toStatusJsonLine(overview, links));
      isFirst = false;
    },
    end: () => {},
    [Symbol.dispose]: () => {},
  };
}
