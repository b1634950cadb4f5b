/** What a secret of a known maker looks like, in words and as a pattern that takes time in proportion to the text. */
const known: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["an AWS access key", /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ["a GitHub token", /\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_[A-Za-z0-9_]{22}/],
  ["a GitLab token", /\bglpat-[A-Za-z0-9_-]{20}/],
  ["a Slack token", /\bxox[abeprs]-[A-Za-z0-9-]{10}/],
  ["a Google API key", /\bAIza[A-Za-z0-9_-]{35}/],
  ["a Stripe key", /\b[rs]k_live_[A-Za-z0-9]{16}/],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["a signed token (JWT)", /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\./],
  ["an address with a password in it", /\b[a-z][a-z0-9+]{1,15}:\/\/[^\s/:@?#]{0,200}:[^\s/@?#]{1,200}@/],
];

/** No text without one of these can be any of the above; to look for them costs next to nothing. */
const traces = /AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox|AIza|k_live_|PRIVATE KEY|eyJ|:\/\//;

const secretKey = /(?:password|passwd|passphrase|secret|token|api_?key|private_?key|credential)s?$/i;
/** What stands under such a key and is no secret: a path, an address, a name as Kubernetes has them, a placeholder. */
const innocent = /^(?:[/.$<{]|[a-z]+:\/\/|[a-z0-9][a-z0-9._/-]*$)/;
const hexadecimal = /^(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{24,}$/i;

/**
 * What the text looks like, if it is a secret: in the shape of a known maker's, or a text under a key that says so which
 * no person would choose as a name.
 */
export function secretIn(text: string, key: string): string | undefined {
  const found = traces.test(text) ? known.find(([, pattern]) => pattern.test(text)) : undefined;
  if (found !== undefined) return found[0];
  return secretKey.test(key) && isUnguessable(text) ? "a secret, by its name and its value" : undefined;
}

/** What stands under such a key, and is the name of a Secret and not its content: `existingSecret: shop`. */
const named = /^[a-z0-9][a-z0-9.-]{0,252}$/;

/** Whether a text must not be shown: it looks like a secret, or stands under a key that says it is one. */
export const isSecret = (text: string, key: string): boolean =>
  secretIn(text, key) !== undefined ||
  (text !== "" && secretKey.test(key) && !(/secrets?$/i.test(key) && named.test(text)));

/** One word that is hexadecimal, or of at least twelve characters of three sorts. */
function isUnguessable(text: string): boolean {
  if (hexadecimal.test(text)) return true;
  if (text.length < 12 || /\s/.test(text) || innocent.test(text)) return false;
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((sort) => sort.test(text)).length >= 3;
}
