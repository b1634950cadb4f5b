import { UserError } from "../../../model/problem.ts";
import { type ObjectReader, parseTree } from "./object-reader.ts";
import { noFile, plainMode } from "./objects.ts";

/** What is found below a folder. Paths are below it too. */
export type Walked = {
  /** Path -> blob id, zeros for what is no plain file. */
  readonly files: ReadonlyMap<string, string>;
  /** Path -> tree id, of the folders that were not entered. */
  readonly folders: ReadonlyMap<string, string>;
};

/** Everything below the folders (path -> tree id), level by level; what `isEnough` holds for is not entered. */
export async function walk(
  { read }: ObjectReader,
  from: ReadonlyMap<string, string>,
  isEnough: (path: string) => boolean = () => false,
): Promise<Walked> {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  for (let level = [...from]; level.length > 0; ) {
    const trees = await read(level.map(([, id]) => id));
    const next: [string, string][] = [];
    for (const [index, [folder]] of level.entries()) {
      const tree = trees[index];
      // A clone that leaves out trees must not look like one that has no files.
      if (tree === undefined)
        throw new UserError(`the folder ${folder} is not in this clone: fetch it without a filter`);
      for (const { mode, name, id } of parseTree(tree.content)) {
        const path = folder === "" ? name : `${folder}/${name}`;
        if (mode !== treeMode) files.set(path, mode === plainMode ? id : noFile);
        else if (isEnough(path)) folders.set(path, id);
        else next.push([path, id]);
      }
    }
    level = next;
  }
  return { files, folders };
}

const treeMode = "40000";
