/** What nobody sees; `visible` leaves none of it to others. */
const gap = "\u200b";

/** Mentions, numbers of issues, addresses and `:emoji:`. */
const marks = /[@#]|:(?=\/\/|[\w+-]+:)|\bwww(?=\.)|\bgh(?=-\d)/gi;

/** What may be a commit's id: its first seven digits are enough. */
const commits = /\b[0-9a-f]{7,40}\b/gi;

/**
 * The text, looking the same, with a gap in everything that GitHub makes a link, a picture or a notification of. It
 * looks for them in what a reader would see, however that was spelled.
 */
export const breakReferences = (text: string): string =>
  text.replace(marks, `$&${gap}`).replace(commits, (digits) => digits.replace(/.{6}(?=.)/g, `$&${gap}`));
