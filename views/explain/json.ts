import type { Explanation } from "../../model/explanation.ts";
import { printJson } from "../markup/json.ts";

/** The explanation for machines. `version` rises when a field changes its meaning or goes; new ones may come. */
export const toJson = (explanation: Explanation): string => printJson({ version: 1, ...explanation });
