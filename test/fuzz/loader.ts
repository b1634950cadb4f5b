import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import * as assert from "uvu/assert";
import { load, loadFrom } from "../../schemas/load.ts";
import { readAll } from "../../schemas/readings.ts";
import { dataChange } from "./change-data.ts";
import { textChange } from "./change-text.ts";
import { type Data, printed, soundDocuments } from "./documents.ts";
import { judge } from "./judge.ts";
import { nastyText } from "./nasty.ts";
import { fitting } from "./schema-values.ts";
import type { FuzzSuite } from "./suite.ts";
import { textFields, withText } from "./text-fields.ts";

const documents = soundDocuments();
const sound = printed(documents);
const file = fc.constantFrom(...Object.keys(documents));
const garbage = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string().map((text) => new TextEncoder().encode(text)),
);

const named = Object.entries(documents).map(([name, data]) => fitting(data).map((one) => [name, one] as const));

const withData = (name: string, data: Data): ReadonlyMap<string, Uint8Array> => printed({ ...documents, [name]: data });

export const properties: FuzzSuite = {
  "any bytes beside sound specs are a model or an error": fc.property(file, garbage, (name, bytes) =>
    judge(new Map([...sound, [name, bytes]])),
  ),
  "sound specs with changed bytes are a model or an error": fc.property(file, textChange, (name, change) =>
    judge(new Map([...sound, [name, change(Buffer.from(sound.get(name) ?? []))]])),
  ),
  "what was read of other specs changes nothing": fc.property(file, textChange, (name, change) => {
    const changed = new Map([...sound, [name, change(Buffer.from(sound.get(name) ?? []))]]);
    const read = readAll(changed, readAll(sound));
    assert.ok(isDeepStrictEqual(loadFrom(read), load(changed)));
    assert.ok(isDeepStrictEqual(loadFrom(readAll(sound, read)), load(sound)));
  }),
  "sound specs with changed values are a model or an error": fc.property(file, dataChange, (name, change) =>
    judge(withData(name, change(documents[name] ?? {}))),
  ),
  "any text in any text field is a model or an error": fc.property(
    fc.constantFrom(...textFields),
    nastyText,
    (field, text) => judge(printed(withText(field, text))),
  ),
  "what fits the schemas is a model that renders, or an error": fc.property(fc.oneof(...named), ([name, data]) =>
    judge(withData(name, data)),
  ),
};
