import { createPrivateKey } from "node:crypto";
import { UserError } from "../../../model/problem.ts";

/**
 * A private key as people keep it, as a PEM of PKCS#8: GitHub gives PKCS#1, and what has gone through an environment
 * variable may have `\n` for its line breaks. Throws a `UserError` that shows nothing of the key.
 */
export function parsePrivateKey(text: string): string {
  const advice = "paste the whole .pem file that GitHub gave for the App, from BEGIN to END";
  const pem = text.replaceAll("\\n", "\n").trim();
  if (!/^-----BEGIN /.test(pem)) throw new UserError(`the private key does not begin with -----BEGIN: ${advice}`);
  const key = readKey(pem);
  if (key === undefined) throw new UserError(`the private key cannot be read: ${advice}`);
  if (key.asymmetricKeyType !== "rsa")
    throw new UserError(`the private key is one for ${key.asymmetricKeyType}, and GitHub's are for rsa: ${advice}`);
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}

function readKey(pem: string): ReturnType<typeof createPrivateKey> | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    // OpenSSL's own words help nobody, and could quote the key.
    return undefined;
  }
}
