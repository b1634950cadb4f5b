/** No space, bracket or quote that would end an address, and no user, whom a reader could take for the server; a line of a file may be named, and what a run left. */
const address = /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w.:%-]+)*\/?(?:\?[\w.%=&-]*)?(?:#(?:L\d+|artifacts))?$/;

/** Whether the text is a plain address of the web, safe in a link. */
export const isWebAddress = (text: string | undefined): text is string => text !== undefined && address.test(text);

/** A link with `shown`, which must be Markdown already, as its text; no link to anything but a plain web address. */
export const link = (shown: string, url: string | undefined): string =>
  isWebAddress(url) && shown !== "" ? `[${shown}](${url})` : shown;
