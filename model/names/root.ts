/**
 * The folder of the specs in their repository, in one spelling: `./environments/` is `environments`, the repository
 * itself is `.`. `undefined` for what is no folder inside a repository.
 */
export function parseRoot(text: string): string | undefined {
  const parts = text.split("/").filter((part, index) => part !== "." && (part !== "" || index === 0));
  if (parts[0] === "" && text !== "") return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses
  if (parts.includes("..") || text.length > 255 || /[\u0000-\u001f\u007f\\]/.test(text)) return undefined;
  return parts.join("/") || ".";
}
