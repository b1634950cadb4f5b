/** The parts of a path inside a repository; `undefined` when Git would refuse it: `..`, `.git`, an empty part. */
export function parsePath(path: string): readonly string[] | undefined {
  const parts = path.split("/");
  return parts.every(isPathPart) ? parts : undefined;
}

/** Also refuses the spellings that some file systems take for `.git`. */
const isPathPart = (part: string): boolean =>
  part !== "" &&
  part !== "." &&
  part !== ".." &&
  !part.includes("\0") &&
  !/^(\.git|git~1)[ .]*$/i.test(ignorable(part));

const ignorable = (part: string): string => part.replace(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, "");
