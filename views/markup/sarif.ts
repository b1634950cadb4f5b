import { cut } from "../../model/task/text.ts";
import { visible } from "./visible.ts";

/** As long as GitHub lets a rule's descriptions be. */
const maxLength = 1_024;

/** Untrusted text as a message of SARIF, in which `[text](target)` is a link even though it is no Markdown. */
export const sarifText = (text: string): string =>
  cut(visible(cut(text, maxLength)).replaceAll("](", "] ("), maxLength);

/** A file's path as a reference of RFC 3986, from the root of the sources; an absolute one stands for itself. */
export function uriReference(path: string): { readonly uri: string; readonly uriBaseId?: string } {
  const uri = path.toWellFormed().split("/").map(encodeURIComponent).join("/");
  return path.startsWith("/") ? { uri: `file://${uri}` } : { uri, uriBaseId: "%SRCROOT%" };
}
