import type { Gate } from "../../model/release/gates.ts";
import { codeSpan, escapeMarkdown, table } from "../markup/markdown.ts";

const marks = { open: "✓", closed: "…", bypassed: "bypassed" } as const;

/** What is waited for, as a table; nothing where nothing is. */
export const toGateTable = (gates: readonly Gate[]): string =>
  gates.length === 0
    ? ""
    : table(
        ["gate", "", "of", "says"],
        gates.map(({ kind, state, application, says }) => [
          kind,
          marks[state],
          application === undefined ? "all" : codeSpan(application),
          escapeMarkdown(says),
        ]),
      );
