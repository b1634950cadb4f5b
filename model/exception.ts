import type { Exception } from "./spec/model.ts";

/** `today` as `2027-01-31`; without it, no exception has expired. */
export const hasExpired = ({ until }: Exception, today: string | undefined): boolean =>
  today !== undefined && today > until;

/** What is said of whatever an exception covers. */
export const exceptedInWords = (message: string, { owner, reason, until }: Exception): string =>
  `${message} (excepted until ${until} by ${owner}: ${reason})`;
