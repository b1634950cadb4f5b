import { readAll } from "./readings.ts";
import { formerNames } from "./rename.ts";

/** What renamed documents are called today, by kind and the name that everything else knows them by: `Application/shop`. */
export function namesToday(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  const documents = [...readAll(files).values()].flatMap((reading) => reading.documents);
  const checked = documents.flatMap((document) => (document.checked === undefined ? [] : [document.checked]));
  return new Map(
    [...formerNames(checked)].map(([id, former]) => {
      const [kind = "", name = ""] = id.split("/");
      return [`${kind}/${former}`, name];
    }),
  );
}
