import { suite } from "uvu";
import * as assert from "uvu/assert";
import { canonical, digestOf } from "../../manifests-src/digest.ts";

const text = suite("canonical");

text("is the same for equal values, whatever the order of their keys", () => {
  assert.is(canonical({ b: [1, { d: 2, c: "x" }], a: null }), '{"a":null,"b":[1,{"c":"x","d":2}]}');
  assert.is(canonical({ a: null, b: [1, { c: "x", d: 2 }] }), canonical({ b: [1, { d: 2, c: "x" }], a: null }));
});

text("takes what is undefined for absent", () => {
  assert.is(canonical({ a: undefined }), canonical({}));
});

text("sees keys that objects inherit", () => {
  assert.is(canonical(JSON.parse('{"__proto__":"a","constructor":"b"}')), '{"__proto__":"a","constructor":"b"}');
});

text.run();

const digest = suite("digestOf");

digest("differs for values that differ in type or place only", () => {
  const values = [{}, [], "", null, 0, "0", false, { a: "b" }, { b: "a" }, ["a", "b"], [["a"], "b"], '{"a":"b"}'];
  assert.is(new Set(values.map(digestOf)).size, values.length);
});

digest("is the SHA-256 of the canonical text", () => {
  assert.is(digestOf({}), "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
});

digest.run();
