import { breakReferences } from "./references.ts";
import { visible } from "./visible.ts";

/** `[skip ci]` and its like, which keep workflows from running wherever a commit's message has them. */
const skips = /\[(?=(?:skip ci|ci skip|no ci|skip actions|actions skip)\])/gi;

/**
 * Untrusted text on one line of a commit's message, or as a pull request's title, which a squash makes one: no mention,
 * no reference that closes an issue, no trailer on a line of its own, no order to skip workflows.
 */
export const commitText = (text: string): string => breakReferences(visible(text)).replace(skips, "[\u200b");
