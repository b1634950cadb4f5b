import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import * as assert from "uvu/assert";
import { parseFlux } from "../../events/flux.ts";
import { parseFluxStatus } from "../../events/flux-status.ts";
import { parseGithub } from "../../events/github.ts";
import { parseBranch, printBranch } from "../../model/names/branch.ts";
import { parseCheckName, printCheckName } from "../../model/names/check-name.ts";
import { parseDeploymentTask, printDeploymentTask } from "../../model/names/deployment-task.ts";
import { parseExternalId, printExternalId } from "../../model/names/external-id.ts";
import { fluxStatusPrefix, parseFluxStatusContext } from "../../model/names/flux-status.ts";
import { parseSource, printSource } from "../../model/names/source.ts";
import { parseStatusContext, printStatusContext } from "../../model/names/status-context.ts";
import { parseTarget, printTarget } from "../../model/names/target.ts";
import { parseTrailers, printTrailers } from "../../model/names/trailer.ts";
import { kustomizationName, parseUnit, printUnit } from "../../model/names/unit.ts";
import { nastyText } from "./nasty.ts";
import type { FuzzSuite } from "./suite.ts";

/** What parses a text, and then prints what it has read. */
const again =
  <Name>(parse: (text: string) => Name | undefined, print: (name: Name) => string) =>
  (text: string) => {
    const name = parse(text);
    return name === undefined ? undefined : print(name);
  };

const forms: Readonly<Record<string, (text: string) => string | undefined>> = {
  branch: again(parseBranch, printBranch),
  checkName: again(parseCheckName, printCheckName),
  deploymentTask: again(parseDeploymentTask, printDeploymentTask),
  externalId: again(parseExternalId, printExternalId),
  fluxStatus: again(
    parseFluxStatusContext,
    ({ environment, unit }) => `${fluxStatusPrefix(environment, unit.cluster)}${kustomizationName(unit)}`,
  ),
  source: again(parseSource, printSource),
  statusContext: again(parseStatusContext, printStatusContext),
  target: again(parseTarget, printTarget),
  unit: again(parseUnit, printUnit),
};

const sha = "0123456789abcdef0123456789abcdef01234567";
const parts = [
  "landfall",
  "flux",
  "/",
  " / ",
  ":",
  "@",
  "v1",
  "staging",
  "shop",
  "apps",
  "flux",
  "roster",
  "acme/specs",
  sha,
  "\n",
  "a",
];

/** Texts made of what names are made of, so that some of them are names. */
const almost = fc
  .array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...parts) }, nastyText), { maxLength: 9 })
  .map((all) => all.join(""));

const printedNames = fc.constantFrom(
  ...["landfall/staging", "landfall / staging / shop", "landfall:shop", `landfall:v1:staging/shop@${sha}`],
  ...[`acme/specs@${sha}`, "landfall/staging/shop", "staging/shop", "eu/apps/shop", "eu/flux", "eu/roster"],
);

const mutated = fc.tuple(printedNames, fc.nat(60), fc.nat(3), nastyText).map(([name, at, length, text]) => {
  const start = at % (name.length + 1);
  return name.slice(0, start) + text + name.slice(start + length);
});

const trailers = `Landfall-Source: acme/specs@${sha}\nLandfall-Version: 1.2.3`;
const message = fc.array(fc.oneof(nastyText, fc.constantFrom(trailers, ...trailers.split("\n"), "\n\n")), {
  maxLength: 6,
});

/** Any JSON, with the keys that events have and those that every object has. */
const keys = ["involvedObject", "kind", "name", "namespace", "metadata", "timestamp", "severity", "reason", "message"];
const others = ["ref", "repository", "default_branch", "after", "sender", "login", "action", "client_payload"];
const json = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, nastyText, fc.jsonValue(), fc.array(tie("any"), { maxLength: 3 }), tie("object")),
  object: fc.dictionary(fc.oneof(fc.constantFrom(...keys, ...others), nastyText), tie("any"), { maxKeys: 8 }),
})).any;
const eventName = fc.oneof(fc.constantFrom("push", "pull_request", "repository_dispatch"), nastyText);

export const properties: FuzzSuite = {
  "a name that parses prints as it was": fc.property(fc.oneof(almost, mutated, nastyText), (text) => {
    for (const [form, print] of Object.entries(forms)) assert.ok([undefined, text].includes(print(text)), form);
  }),
  "trailers that parse print so that they parse alike": fc.property(message, (lines) => {
    const read = parseTrailers(lines.join("\n"));
    assert.ok(read === undefined || isDeepStrictEqual(parseTrailers(printTrailers(read)), read));
  }),
  "any JSON is parsed as an event without a throw": fc.property(eventName, json, (name, payload) => {
    const sent = JSON.parse(JSON.stringify(payload));
    assert.type(parseGithub(name, sent).kind, "string");
    assert.type(parseFlux(sent).status, "string");
    assert.type(parseFluxStatus(Object(sent)).status, "string");
    assert.is(({} as Record<string, unknown>)["polluted"], undefined);
  }),
};
