/** The owners GitHub finds for a file: of the last line that fits it. Only the patterns that are written are known. */
export function ownersIn(codeowners: string, path: string): readonly string[] {
  let owners: readonly string[] = [];
  for (const line of codeowners.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [pattern = "", ...names] = line.split(/\s+/);
    if (/[\\![\]?]/.test(pattern)) throw new Error(`GitHub skips the line ${line}`);
    if (pattern !== "*" && !pattern.startsWith("/")) throw new Error(`${pattern} fits in every folder`);
    if (pattern === "*" || pattern === `/${path}`) owners = names;
  }
  return owners;
}
