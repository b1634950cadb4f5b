import { fitText } from "../markup/fit.ts";
import { escapeMarkdown } from "../markup/markdown.ts";
import { inert } from "../markup/terminal.ts";

/** Whether somebody may do something, as far as this view shows it. */
type Verdict = { readonly status: "allowed" | "refused"; readonly says: string };

const maxLength = 1_000;

/** `refused: eve may not operate shop in production; those who may: ada`, for a terminal, a log or an output. */
export const toLine = (verdict: Verdict): string => inert(fitText(said(verdict), maxLength));

/** The same for the job's summary. */
export const toSummary = (verdict: Verdict): string => escapeMarkdown(said(verdict));

const said = ({ status, says }: Verdict): string => `${status}: ${says}`;
