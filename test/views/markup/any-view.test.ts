import fc from "fast-check";
import { suite } from "uvu";
import { anyView } from "./any-view.ts";

const properties = suite("any view, whatever others wrote");

properties("throws nothing, is inert and keeps to GitHub's limits", () => fc.assert(anyView, { numRuns: 100 }));

properties.run();
